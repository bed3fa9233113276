-- What this service knows of the release of each deploy.
create table release_work (
    deploy_id uuid primary key,
    target text not null,
    requested_version text,
    deployed_version text,
    version text,
    release_id bigint,
    head_sha text,
    published_url text,
    published_by_us boolean not null default false,
    answered_attempt integer not null default 0
);
