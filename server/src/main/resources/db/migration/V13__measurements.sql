-- What is measured on the meshes of an order when somebody asks: how its jaws meet (from_revision is the revision itself), or how a revision differs from another one,
-- as it stands or fitted onto it. numbers is the answer; the coloured models are in measurement_file.
create table measurement (
    company_id    bigint      not null,
    order_id      bigint      not null,
    revision      int         not null,
    from_revision int         not null,
    fitted        boolean     not null,
    state         text        not null check (state in ('WANTED', 'READY', 'FAILED')),
    numbers       jsonb,
    made_at       timestamptz,
    used_at       timestamptz not null,
    primary key (company_id, order_id, revision, from_revision, fitted),
    foreign key (company_id, order_id, revision) references scan_revision,
    foreign key (company_id, order_id, from_revision) references scan_revision,
    check ((state = 'READY') = (numbers is not null and made_at is not null))
);
create index measurement_used on measurement (used_at);

create table measurement_file (
    company_id    bigint  not null,
    order_id      bigint  not null,
    revision      int     not null,
    from_revision int     not null,
    fitted        boolean not null,
    file          text    not null check (file in ('MODEL', 'UPPER', 'LOWER')),
    sha256        text    not null,
    size          bigint  not null,
    primary key (company_id, order_id, revision, from_revision, fitted, file),
    foreign key (company_id, order_id, revision, from_revision, fitted) references measurement on delete cascade
);
create index measurement_file_object on measurement_file (sha256);
