-- What was done for a deploy, so that it can be undone.
create table work (
    deploy_id uuid primary key,
    target text not null,
    version text not null,
    image text not null,
    tag text not null,
    digest text,
    branch text not null,
    -- set once the bump is committed in the clone
    base_commit text,
    bump_commit text,
    -- written before the branch is pushed; found: it was there before this deploy
    branch_pushed boolean not null default false,
    branch_found boolean not null default false,
    interrupt_requested boolean not null default false,
    -- what an apply did: none, unchanged, changed; unknown from its start to its told end
    effect text not null
);

-- The rollback of a deploy, and the workflow run that does it.
create table rollback (
    deploy_id uuid primary key,
    -- the deploy that is rolled back: itself, or an ended one
    rolled_back uuid not null,
    bad_version text,
    version text not null,
    tag text not null,
    -- written before the dispatch: a dispatch that never answered is not repeated
    dispatched_at timestamptz,
    -- the newest run of the workflow before the dispatch: one that is newer may be its run
    newest_before bigint,
    run_id bigint,
    run_url text
);

-- A saved plan is the open gate: single use, its content encrypted and gone once it is used.
create table plan (
    plan_id uuid primary key,
    deploy_id uuid not null,
    created_at timestamptz not null,
    sha256 text not null,
    state_serial bigint not null,
    state_lineage text not null,
    status text not null check (status in ('PROPOSED', 'ARMED', 'CONSUMED', 'DESTROYED')),
    content bytea,
    expires_at timestamptz,
    started_at timestamptz,
    outcome_told boolean not null default false,
    check (content is null or status in ('PROPOSED', 'ARMED'))
);
create unique index plan_one_alive on plan (deploy_id) where status <> 'DESTROYED';
create index plan_deploy on plan (deploy_id, created_at);

-- The lock of a target's state that a Terraform of ours was last seen to hold: no earlier one can be held still.
create table held_lock (
    target text primary key,
    lock_id text not null,
    -- what the run's processes carry in their environment
    run_id uuid not null,
    -- the machine since its start, and its processes that see each other: a container's
    boot text not null,
    processes text not null,
    -- the infra-runner that they cannot outlive; null where they can
    replica text
);
