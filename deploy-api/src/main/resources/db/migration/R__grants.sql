-- What the service may, where it logs in as another role than the one that owns the schema.
grant usage on schema "${flyway:defaultSchema}" to "${runtime}";
grant select, insert, update, delete on all tables in schema "${flyway:defaultSchema}" to "${runtime}";
grant usage on all sequences in schema "${flyway:defaultSchema}" to "${runtime}";
alter default privileges in schema "${flyway:defaultSchema}"
    grant select, insert, update, delete on tables to "${runtime}";
alter default privileges in schema "${flyway:defaultSchema}" grant usage on sequences to "${runtime}";
revoke update, delete, truncate on audit from "${runtime}";
