-- What labs, modelers and mills do with an order.

-- the revision that is being made: what it is, and where the order goes when it is ready (null: the kind of case decides)
alter table orders add column making text not null default 'SCAN' check (making in ('SCAN', 'MODELING', 'INTERPRETATION_2'));
alter table orders add column leads_to text check (leads_to in ('LAB_REVIEW', 'MILLING'));
create index orders_of_lab_by_id on orders (lab_id, id) where lab_id is not null;
create index orders_for_lab on orders (lab_id, scanned_at, id)
    where listed_at is not null and state in ('READY', 'LAB_REVIEW');
create index orders_of_lab_listed on orders (lab_id, scanned_at, id)
    where listed_at is not null and state in ('READY', 'LAB_REVIEW', 'DOWNLOADED');
create index orders_in_work on orders (state, company_id, id) where state in ('MODELING', 'MILLING', 'READY_TO_SHIP');

-- Who fetched which file, whole; company_id is the clinic's, whose order it is.
create table download (
    company_id    bigint      not null,
    order_id      bigint      not null,
    number        bigint      not null generated always as identity,
    revision      int         not null,
    asset         text        not null check (asset in ('IDE', 'IMAGE_GALLERY', 'SCREEN_CAPTURE')),
    by_company_id bigint      not null references company,
    actor         text        not null,
    at            timestamptz not null,
    primary key (company_id, order_id, number),
    foreign key (company_id, order_id) references orders (company_id, id)
);

-- only a scan has one
alter table scan_revision alter column scan_id drop not null;
alter table scan_revision add column kind text not null default 'SCAN' check (kind in ('SCAN', 'MODELING', 'INTERPRETATION_2'));
alter table scan_revision add check ((kind = 'SCAN') = (scan_id is not null));

-- A physical model: it waits for a mill, is milled, and leaves with a carrier. One for each time that a lab lets one be made.
create table milling_job (
    company_id  bigint      not null,
    order_id    bigint      not null,
    number      int         not null,
    revision    int         not null,
    state       text        not null check (state in ('WAITING', 'MILLING', 'MILLED', 'SHIPPED', 'STOPPED')),
    station     text,
    carrier     text,
    tracking    text,
    created_at  timestamptz not null,
    started_at  timestamptz,
    ended_at    timestamptz,
    primary key (company_id, order_id, number),
    foreign key (company_id, order_id) references orders (company_id, id),
    check ((state in ('MILLING', 'MILLED', 'SHIPPED')) <= (station is not null))
);
create index milling_job_waiting on milling_job (created_at) where state = 'WAITING';
