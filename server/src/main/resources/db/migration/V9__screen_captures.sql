-- DPMS API V2, 4.2: an Rx honours the account's NIRI setting as it was when the Rx was made.
alter table prescription add column niri boolean not null default false;

-- Pictures that scanners took of an order after its scan, each an object of the store. The same bytes again are the same capture.
create table screen_capture (
    company_id     bigint      not null references company,
    order_id       bigint      not null,
    id             uuid        not null,
    kind           text        not null check (kind in ('SCANNER_WINDOW', 'IMAGE_3D', 'NIRI_2D', 'COLOR_2D')),
    annotated      boolean     not null,
    sha256         text        not null,
    size           bigint      not null,
    scanner_serial text        not null,
    taken_at       timestamptz not null,
    created_at     timestamptz not null,
    primary key (company_id, order_id, id),
    unique (company_id, order_id, sha256, kind, annotated),
    foreign key (company_id, order_id) references orders (company_id, id)
);
create index screen_capture_latest on screen_capture (company_id, created_at);
create index screen_capture_object on screen_capture (sha256);

-- The zip of an order's captures as it was last asked for; captures only ever become more, so their number tells whether it still has them all.
create table capture_zip (
    company_id bigint      not null,
    order_id   bigint      not null,
    captures   int         not null check (captures > 0),
    sha256     text        not null,
    size       bigint      not null,
    made_at    timestamptz not null,
    primary key (company_id, order_id),
    foreign key (company_id, order_id) references orders (company_id, id)
);
create index capture_zip_object on capture_zip (sha256);
