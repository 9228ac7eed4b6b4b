-- An address that is notified; its id is a hash of the URL. The row is locked by whoever adds a notification for it and by the delivery before it goes to rest, so
-- that none is overlooked.
create table notification_endpoint (
    id  uuid primary key,
    url text not null
);

-- The outbox: written in the transaction that makes a revision ready. company_id is the company whose pairing it is. Rows stay when they have ended.
create table notification (
    company_id      bigint      not null references company,
    id              uuid        not null,
    sequence        bigint      not null generated always as identity,
    endpoint_id     uuid        not null references notification_endpoint,
    partner_id      text        not null,
    order_id        bigint      not null,
    rx_id           uuid        not null,
    revision        int         not null,
    state           text        not null check (state in ('WAITING', 'DELIVERED', 'DEAD', 'DROPPED')),
    attempts        int         not null default 0,
    next_attempt_at timestamptz not null,
    created_at      timestamptz not null,
    last_attempt_at timestamptz,
    last_status     int,
    last_failure    text,
    ended_at        timestamptz check ((ended_at is null) = (state = 'WAITING')),
    primary key (company_id, id),
    unique (company_id, order_id, revision, partner_id, endpoint_id)
);
create index notification_waiting on notification (endpoint_id, next_attempt_at, sequence) where state = 'WAITING';

-- What came to the sandbox's own webhook addresses.
create table sandbox_inbox (
    id          bigint      generated always as identity primary key,
    inbox       text        not null,
    received_at timestamptz not null,
    headers     jsonb       not null,
    body        text        not null
);
