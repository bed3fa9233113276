-- A target's row is the lock under which its deploys are queued and moved.
create table target (
    name text primary key,
    lock_reason text,
    locked_by text,
    locked_since timestamptz,
    deployed_version text,
    -- DAGs that an ended deploy left paused; they block the next one
    pauses_left text[] not null default '{}',
    pauses_left_by uuid
);

-- One deploy: what people ask for, and where it stands. Ids are UUIDv7, so they are its place in the queue.
create table deploy (
    id uuid primary key,
    target text not null references target (name),
    state text not null,
    attempt integer not null,
    progress text not null,
    requested_by text not null,
    reason text not null,
    created_at timestamptz not null,
    since timestamptz not null,
    deadline timestamptz,
    remind_at timestamptz,
    start_at timestamptz,
    last_seq bigint not null default 0,
    idempotency_key uuid not null unique,
    request text not null,
    dry_run boolean not null default false,
    -- the ended deploy that this one rolls back, and the version it goes back to
    rollback_of uuid references deploy (id),
    rollback_to text,
    -- whether it has changed what runs, or tried to
    tried boolean not null default false,
    -- for the history: how it ended, and the version it is about
    outcome text,
    brings text,
    version integer not null
);
-- At most one active deploy per target.
create unique index deploy_active on deploy (target) where state not in ('queued', 'ended') and not dry_run;
create index deploy_deadline on deploy (deadline) where deadline is not null;
create index deploy_remind_at on deploy (remind_at) where remind_at is not null;
create index deploy_open on deploy (target) where state <> 'ended';
create index deploy_history on deploy (target, id);
create index deploy_queued on deploy (target, id) where state = 'queued';

-- Versions that were rolled back: refused until a person allows them again.
create table refused_version (
    target text not null references target (name),
    version text not null,
    deploy_id uuid not null references deploy (id),
    since timestamptz not null,
    primary key (target, version)
);

-- The history of a deploy: every event, in the order the ledger saw it, fitting or not.
create table deploy_event (
    deploy_id uuid not null references deploy (id),
    seq bigint not null,
    event_id uuid not null unique,
    type text not null,
    source text not null,
    attempt integer not null,
    time timestamptz not null,
    data text not null,
    fits boolean not null,
    note text,
    state text not null,
    primary key (deploy_id, seq)
);

-- What git, just and Terraform printed.
create table command_output (
    command_id uuid not null,
    sequence bigint not null,
    deploy_id uuid not null,
    step text not null,
    command text not null,
    time timestamptz not null,
    text text not null,
    exit_code integer,
    elapsed_millis bigint,
    primary key (command_id, sequence)
);
create index command_output_deploy on command_output (deploy_id, time);

-- What runs on each target's platform right now.
create table platform_snapshot (
    target text primary key,
    snapshot jsonb not null
);

-- What no service could read or handle, and what a person has decided on it.
create table dead_letter (
    id text primary key,
    record_key text not null,
    type text,
    event_id text,
    reason text not null,
    service text not null,
    topic text not null,
    partition integer not null,
    record_offset bigint not null,
    arrived_at timestamptz not null,
    headers jsonb not null,
    payload bytea not null,
    decision text,
    decided_by text,
    decided_at timestamptz,
    why text,
    unique (topic, partition, record_offset)
);
create index dead_letter_open on dead_letter (arrived_at) where decision is null;

-- Whom the provider of identities has named: a name stays with the subject that it first came with.
create table person (
    issuer text not null,
    subject text not null,
    name text not null,
    primary key (issuer, subject),
    unique (issuer, name)
);

-- Browsers that have logged in, each with a token or as whom the provider named, with the groups of that
-- moment; what their cookies hold is stored nowhere.
create table browser_session (
    id_sha256 text primary key,
    token_sha256 text,
    name text,
    groups jsonb,
    csrf text not null,
    seen_at timestamptz not null,
    ends_at timestamptz not null,
    check ((token_sha256 is null) = (name is not null and groups is not null))
);

-- What people commanded, obeyed or not. R__grants.sql takes from the service the right to change it.
create table audit (
    id uuid primary key,
    time timestamptz not null,
    by text not null,
    -- How we knew: token or oidc; null of who was not known.
    via text,
    address text not null,
    action text not null,
    target text,
    deploy_id uuid,
    reason text,
    outcome text not null,
    detail text,
    request jsonb not null
);
create index audit_target on audit (target, id);
create index audit_by on audit (by, id);

-- Also for who owns the table, or may everything.
create function audit_stays() returns trigger language plpgsql as
$$ begin raise exception 'the audit is append-only'; end $$;
create trigger audit_stays before update or delete or truncate on audit
    for each statement execute function audit_stays();

-- Tokens that an admin has made; only their hashes.
create table api_token (
    id uuid primary key,
    name text not null unique,
    sha256 text not null unique,
    roles jsonb not null,
    created_by text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    last_used_at timestamptz
);
