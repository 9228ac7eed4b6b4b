-- Searches by a part of a name among a million patients of one clinic. Both extensions come with PostgreSQL and are trusted: an owner of the database may create them.

do $$
begin
    create extension if not exists pg_trgm;
    create extension if not exists btree_gin;
exception when insufficient_privilege or undefined_file or feature_not_supported then
    raise exception 'Archway searches patients with the PostgreSQL extensions pg_trgm and btree_gin, which this database does not have and user "%" cannot create: %',
            current_user, sqlerrm
        using errcode = sqlstate,
              hint = 'Let an administrator run "create extension pg_trgm; create extension btree_gin;" in this database once, or "grant create on database ..." to the user; then start Archway again.';
end
$$;

-- the order of every list, which new patients do not disturb
create unique index patient_numbers on patient (company_id, number);
create index patient_names on patient (company_id, last_key text_pattern_ops, first_key text_pattern_ops);
create index patient_updated on patient (company_id, updated_at);
create index patient_last_scan on patient (company_id, last_scan_at);
-- parts of words; without fastupdate, which makes writers quicker and searches slower
create index patient_words on patient
    using gin (company_id, first_key gin_trgm_ops, last_key gin_trgm_ops, chart_key gin_trgm_ops) with (fastupdate = off);
