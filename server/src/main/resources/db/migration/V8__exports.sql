-- What people chose for their exports; who has no row has the default.
create table export_settings (
    user_id             bigint      primary key references person,
    export_type_icast   text        not null,
    export_type_irecord text        not null,
    data_format         text        not null,
    file_type           text        not null,
    cad_cam_system      text        not null,
    hide_patient_name   boolean     not null,
    changed_at          timestamptz not null
);

-- What a partner chose for everything that is downloaded through it.
create table export_override (
    partner_id          text        primary key references partner,
    export_type_icast   text        not null,
    export_type_irecord text        not null,
    data_format         text        not null,
    file_type           text        not null,
    cad_cam_system      text        not null,
    changed_at          timestamptz not null
);

-- The facts of the scan that a revision came of. The order has those of its newest scan, whose package may be long in the making when an older one is asked for.
create table export_scan_facts (
    company_id bigint      not null,
    order_id   bigint      not null,
    revision   int         not null,
    scanned_at timestamptz,
    scanner    text        not null,
    preps      jsonb       not null,
    due_at     timestamptz,
    primary key (company_id, order_id, revision),
    foreign key (company_id, order_id, revision) references scan_revision
);

-- Packages by what they are made of: recipe is a digest of everything that their bytes depend on. format is what a wanted one is made in.
create table export_package (
    company_id bigint      not null,
    order_id   bigint      not null,
    revision   int         not null,
    recipe     text        not null check (recipe ~ '^[0-9a-f]{64}$'),
    state      text        not null check (state in ('WANTED', 'READY', 'FAILED')),
    format     jsonb       not null,
    makings    int         not null default 0,
    sha256     text,
    size       bigint,
    made_at    timestamptz,
    used_at    timestamptz not null,
    primary key (company_id, order_id, revision, recipe),
    foreign key (company_id, order_id, revision) references scan_revision,
    check ((state = 'READY') = (sha256 is not null and size is not null and made_at is not null))
);
create index export_package_object on export_package (sha256) where sha256 is not null;
create index export_package_used on export_package (used_at);
