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
    -- written before the release is published
    publishing boolean not null default false,
    -- who saw what no system could be asked
    build_seen_by text,
    changelog_seen_by text,
    changelog_done boolean not null default false,
    -- the last reminder
    changelog_told text,
    changelog_told_at timestamptz,
    answered_attempt integer not null default 0
);
