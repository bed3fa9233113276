-- What the verifier knows of each deploy.
create table verification (
    deploy_id uuid primary key,
    target text not null,
    -- Airflow's version before the deploy, and the one the release upgrades it to, if it does
    airflow_before text,
    airflow_upgrade text,
    -- from the grant; nanoseconds
    soak numeric(21),
    tolerance integer,
    -- Sentry's unresolved issues before the apply, as JSON
    baseline text,
    -- the ApplyStarted that counts
    started_event uuid,
    apply_started_at timestamptz,
    outage_since timestamptz,
    outage_detail text,
    outage_until timestamptz,
    applied_at timestamptz,
    resumed_at timestamptz,
    started_attempt integer not null default 0,
    to_observe boolean not null default false,
    rollback boolean not null default false,
    airflow_pin_known boolean not null default false
);
