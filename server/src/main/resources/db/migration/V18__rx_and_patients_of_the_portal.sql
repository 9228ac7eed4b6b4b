-- What people do on the pages with Rx and patients, beyond the documents.

-- the teeth that the Rx asks to prepare; what was prepared comes with the scan and belongs to the order
alter table prescription add column preps jsonb not null default '[]';

-- people's list of patients: those seen last first
create index patient_seen on patient (company_id, (coalesce(last_scan_at, created_at)) desc, number desc);
-- who has the same last name and was born on the same day
create index patient_births on patient (company_id, last_key, date_of_birth) where date_of_birth is not null;

-- Two patients that were merged, and all that it takes to part them again (docs/adr/0015): both as they were, whole, and the Rx that moved. Orders go with their Rx.
create table patient_merge (
    company_id bigint      not null references company,
    number     bigint      not null generated always as identity,
    kept_id    uuid        not null,
    gone_id    uuid        not null,
    kept       jsonb       not null,
    gone       jsonb       not null,
    rx         uuid[]      not null,
    person_id  bigint      not null references person,
    at         timestamptz not null,
    primary key (company_id, number),
    check (kept_id <> gone_id)
);
create index patient_merge_gone on patient_merge (company_id, gone_id);
create index patient_merge_kept on patient_merge (company_id, kept_id);
create index patient_merge_at on patient_merge (at);

alter table company_act
    drop constraint company_act_kind_check,
    add constraint company_act_kind_check check (kind in ('SIGN_IN', 'PAIRING', 'SETTING', 'PATIENT'));
