-- What people and devices did at a company, beside what order_event and download know. No foreign key to the actor: a name in history stays.
create table company_act (
    company_id bigint      not null references company,
    number     bigint      not null generated always as identity,
    at         timestamptz not null,
    kind       text        not null check (kind in ('SIGN_IN', 'PAIRING', 'SETTING')),
    actor      text        not null,
    what       text        not null,
    detail     text,
    primary key (company_id, number)
);

-- the trail is read newest first, a page at a time
create index company_act_at on company_act (company_id, at, number);
create index order_event_at on order_event (company_id, at, order_id, number);
create index download_at on download (by_company_id, at, number);

-- what a milling station has taken and not finished
create index milling_job_at_station on milling_job (station, started_at) where state = 'MILLING';
