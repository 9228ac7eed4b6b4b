-- Links by which somebody without an account looks at one order's scan for a while. Link and password are known here by their hashes only.
create table share (
    company_id    bigint      not null,
    order_id      bigint      not null,
    number        bigint      not null generated always as identity,
    token_hash    bytea       not null unique,
    password_hash text        not null,
    made_by       bigint      not null references person,
    made_at       timestamptz not null,
    expires_at    timestamptz not null,
    ended_at      timestamptz,
    opened        int         not null default 0,
    failures      int         not null default 0,
    locked_until  timestamptz,
    primary key (company_id, order_id, number),
    foreign key (company_id, order_id) references orders (company_id, id)
);
