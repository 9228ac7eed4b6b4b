-- A scan that a scanner opened: it takes files until it is completed, or until another one is opened for the same order.
create table scan (
    company_id     bigint      not null references company,
    id             uuid        not null,
    order_id       bigint      not null,
    rx_id          uuid        not null,
    scanner_serial text        not null,
    state          text        not null check (state in ('OPEN', 'COMPLETED', 'ABANDONED')),
    opened_at      timestamptz not null,
    revision       int,
    completed_at   timestamptz,
    primary key (company_id, id),
    check ((state = 'COMPLETED') = (revision is not null and completed_at is not null))
);
create unique index scan_open on scan (company_id, order_id) where state = 'OPEN';
create index scan_open_since on scan (opened_at) where state = 'OPEN';

-- A file on its way; how far it has come is the size of the file of that name in the uploads folder.
create table upload (
    company_id bigint      not null references company,
    id         uuid        not null,
    scan_id    uuid        not null,
    file_name  text        not null,
    length     bigint      not null check (length >= 0),
    expires_at timestamptz not null,
    primary key (company_id, id)
);
create index upload_scan on upload (company_id, scan_id);
create index upload_expires on upload (expires_at);

-- One set of files of an order.
create table scan_revision (
    company_id   bigint      not null references company,
    order_id     bigint      not null,
    revision     int         not null check (revision > 0),
    scan_id      uuid        not null,
    completed_at timestamptz not null,
    primary key (company_id, order_id, revision)
);

-- A jaw of a revision: the file as it came, and the mesh that everything is made of (welded, in the frame of a scan).
create table scan_file (
    company_id      bigint  not null,
    order_id        bigint  not null,
    revision        int     not null,
    jaw             text    not null check (jaw in ('UPPER', 'LOWER')),
    file_name       text    not null,
    original_sha256 text    not null,
    original_size   bigint  not null,
    mesh_sha256     text    not null,
    mesh_size       bigint  not null,
    vertices        int     not null,
    triangles       int     not null,
    coloured        boolean not null,
    primary key (company_id, order_id, revision, jaw),
    foreign key (company_id, order_id, revision) references scan_revision
);
create index scan_file_original on scan_file (original_sha256);
create index scan_file_mesh on scan_file (mesh_sha256);

create table artifact (
    company_id bigint      not null,
    order_id   bigint      not null,
    revision   int         not null,
    kind       text        not null check (kind in ('IDE_PACKAGE', 'GALLERY', 'VIEWER_MODEL')),
    sha256     text        not null,
    size       bigint      not null,
    file_name  text        not null,
    made_at    timestamptz not null,
    primary key (company_id, order_id, revision, kind),
    foreign key (company_id, order_id, revision) references scan_revision
);
create index artifact_object on artifact (sha256);
