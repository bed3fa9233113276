-- What is known of each deploy, as JSON: what its messages say.
create table known_deploy (
    deploy_id uuid primary key,
    known text not null
);

-- What is still to be delivered, in order of each lane.
create table delivery (
    id bigserial primary key,
    lane uuid not null,
    outlet text not null,
    target text not null,
    address text not null,
    deploy_id uuid not null,
    event_id uuid not null,
    content text not null,
    tries integer not null default 0,
    since timestamptz not null
);
create index delivery_lane on delivery (lane, id);

-- The message of each deploy in Slack, and what it says.
create table slack_thread (
    deploy_id uuid primary key,
    channel text not null,
    ts text not null,
    shown text not null
);

-- The deployment of each deploy on GitHub; active is the last that succeeded.
create table github_deployment (
    deploy_id uuid primary key,
    target text not null,
    id bigint not null,
    active boolean not null
);
