-- What a deploy paused, written down before it is paused.
create table dag_pause (
    deploy_id uuid not null,
    dag_id text not null,
    target text not null,
    state text not null check (state in ('WANTED', 'PAUSED', 'UNDOING', 'UNDONE', 'GONE', 'TAKEN')),
    parked_runs text[] not null,
    seen_runs text[] not null,
    awaited_runs text[] not null,
    wanted_at timestamptz not null,
    paused_at timestamptz,
    resumed_at timestamptz,
    primary key (deploy_id, dag_id)
);
create index dag_pause_live on dag_pause (target) where state in ('WANTED', 'PAUSED', 'UNDOING');

-- How far a deploy's hold has come, and its one answer to an abort.
create table hold (
    deploy_id uuid primary key,
    target text not null,
    held_since timestamptz,
    resumed boolean not null,
    returned boolean not null,
    abort_attempt integer not null,
    apply text,
    answered boolean not null,
    abort_dags text
);
