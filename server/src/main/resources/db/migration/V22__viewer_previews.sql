-- A model of a revision's jaws with fewer triangles, which the viewer shows until the whole one has come. A revision is ready without; small scans have none.
create table viewer_preview (
    company_id bigint      not null,
    order_id   bigint      not null,
    revision   int         not null,
    sha256     text        not null,
    size       bigint      not null,
    made_at    timestamptz not null,
    primary key (company_id, order_id, revision),
    foreign key (company_id, order_id, revision) references scan_revision
);
create index viewer_preview_object on viewer_preview (sha256);
