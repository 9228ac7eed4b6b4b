-- Remarks that a lab pinned on a scan which it returned: a point in the frame of the scan, in millimetres, and what is wrong there. A revision is returned once at most.
create table scan_mark (
    company_id bigint           not null,
    order_id   bigint           not null,
    revision   int              not null,
    number     int              not null check (number > 0),
    jaw        text             not null check (jaw in ('UPPER', 'LOWER')),
    x          double precision not null,
    y          double precision not null,
    z          double precision not null,
    text       text             not null,
    actor      text             not null,
    at         timestamptz      not null,
    primary key (company_id, order_id, revision, number),
    foreign key (company_id, order_id, revision) references scan_revision
);

-- what is milled and waits for a carrier
create index milling_job_to_ship on milling_job (ended_at) where state = 'MILLED';

comment on column measurement.fitted is
    'whether it was fitted onto from_revision; of a revision with itself: that it is compared with the model that would be made of it, instead of jaw with jaw';
