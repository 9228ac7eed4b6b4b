-- What people's lists are sorted by, newest first: the time of the scan, or of the order while there is none.
alter table orders add column seen_at timestamptz not null generated always as (coalesce(scanned_at, created_at)) stored;

create index orders_seen on orders (company_id, seen_at desc, id desc);
create index orders_seen_by_doctor on orders (company_id, doctor_id, seen_at desc, id desc);
create index orders_seen_in_state on orders (company_id, state, seen_at desc, id desc);
create index orders_seen_by_lab on orders (lab_id, seen_at desc, id desc) where listed_at is not null;
create index orders_of_any_patient on orders (company_id, patient_id);
