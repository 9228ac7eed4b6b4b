-- Patients, what is asked for them, and the orders that come of it. Every primary key leads with company_id.

create sequence patient_number as bigint start with 1001;

-- *_key is what is compared: trimmed, normalised (NFC), lower case. The columns without it hold what was sent.
create table patient (
    company_id    bigint      not null references company,
    id            uuid        not null,
    number        bigint      not null default nextval('patient_number'),
    first_name    text        not null,
    last_name     text        not null,
    chart_number  text,
    first_key     text        not null,
    last_key      text        not null,
    chart_key     text        not null,
    gender        text        check (gender in ('MALE', 'FEMALE')),
    date_of_birth date,
    created_at    timestamptz not null,
    updated_at    timestamptz not null,
    last_scan_at  timestamptz,
    primary key (company_id, id)
);
-- two requests at once make one patient
create unique index patient_keys on patient (company_id, chart_key, last_key, first_key);

create table prescription (
    company_id       bigint      not null references company,
    id               uuid        not null,
    patient_id       uuid        not null,
    doctor_id        bigint      not null references person,
    license_number   text,
    notes            text,
    lab_id           bigint      references company,
    procedure_map_id int,
    status           text        not null check (status in ('CREATED', 'SCANNING', 'SENT')),
    reason           text,
    order_id         bigint,
    created_at       timestamptz not null,
    deleted_at       timestamptz,
    primary key (company_id, id),
    foreign key (company_id, patient_id) references patient (company_id, id)
);
create index prescription_worklist on prescription (company_id, created_at, id)
    where status in ('CREATED', 'SCANNING') and deleted_at is null;
create index prescription_patient on prescription (company_id, patient_id);

-- nine digits, for ever
create sequence order_number as bigint start with 100000001 minvalue 100000001 maxvalue 999999999;

-- the scan columns are those of the newest scan; ready_scan keeps those of the newest ready one, for a scan that fails gives its place back
create table orders (
    company_id       bigint      not null references company,
    id               bigint      not null default nextval('order_number'),
    rx_id            uuid        not null,
    code             text        not null check (code ~ '^[A-Z0-9]{8}$'),
    state            text        not null check (state in ('SCANNING', 'PROCESSING', 'READY', 'EXPORTING', 'MODELING',
                                                           'LAB_REVIEW', 'MILLING', 'READY_TO_SHIP', 'DOWNLOADED')),
    revision         int         not null default 0,
    ready_revision   int         not null default 0 check (ready_revision between 0 and revision),
    doctor_id        bigint      not null references person,
    patient_id       uuid        not null,
    lab_id           bigint      references company,
    scanner_serial   text        not null,
    scanner_model    int         not null,
    scanned_at       timestamptz,
    scanning_seconds bigint      not null default 0,
    operator_id      bigint,
    operator_name    text,
    preps            jsonb       not null default '[]',
    due_at           timestamptz,
    ready_scan       jsonb,
    listed_at        timestamptz,
    created_at       timestamptz not null,
    primary key (company_id, id),
    unique (company_id, code),
    unique (company_id, rx_id),
    check (listed_at is null or scanned_at is not null),
    foreign key (company_id, rx_id) references prescription (company_id, id),
    foreign key (company_id, patient_id) references patient (company_id, id)
);
create index orders_listed on orders (company_id, scanned_at, id) where listed_at is not null;
create index orders_of_patient on orders (company_id, patient_id, scanned_at, id) where listed_at is not null;
create index orders_of_lab on orders (lab_id, rx_id) where lab_id is not null;

-- the history: one row a move, written with it
create table order_event (
    company_id bigint      not null,
    order_id   bigint      not null,
    number     int         not null,
    at         timestamptz not null,
    from_state text,
    to_state   text        not null,
    actor      text        not null,
    cause      text        not null,
    detail     text,
    primary key (company_id, order_id, number),
    foreign key (company_id, order_id) references orders (company_id, id)
);
