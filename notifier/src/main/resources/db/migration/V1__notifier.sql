-- What changes the words of a deploy's later messages.
create table known_deploy (
    deploy_id uuid primary key,
    dry_run boolean not null default false,
    rollback boolean not null default false,
    warnings text[] not null default '{}'
);
