-- the newest run of the deployment workflow before the dispatch: one that is newer may be its run
alter table rollback add column newest_before bigint;
