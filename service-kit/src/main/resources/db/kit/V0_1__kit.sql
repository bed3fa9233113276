-- Events handled already; one row in the same transaction as what they caused.
create table inbox (
    event_id uuid primary key,
    received_at timestamptz not null default now()
);

-- The highest attempt of each deploy this service has heard of; its row is the lock of the deploy.
create table attempt (
    deploy_id uuid primary key,
    attempt integer not null,
    running_step text
);

-- The last of each step of a deploy, so that a person can have it repeated after an incident.
create table started_step (
    deploy_id uuid not null,
    step text not null,
    input text not null,
    started_seq bigserial not null,
    primary key (deploy_id, step)
);

-- Events to be sent, in order; deleted once the broker has them.
create table outbox (
    id bigserial primary key,
    record_key text not null,
    headers jsonb not null,
    payload bytea not null
);

-- db-scheduler's table: durable steps, their leases and heartbeats.
create table scheduled_tasks (
    task_name text not null,
    task_instance text not null,
    task_data bytea,
    execution_time timestamptz not null,
    picked boolean not null,
    picked_by text,
    last_success timestamptz,
    last_failure timestamptz,
    consecutive_failures int,
    last_heartbeat timestamptz,
    version bigint not null,
    priority smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
