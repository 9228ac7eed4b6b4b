-- Where partners are told of everything that their pairings hear of, each address for the events named; it wins over the URLs of the pairings.
create table partner_callback (
    partner_id text        not null references partner,
    url        text        not null,
    events     text[]      not null check (cardinality(events) > 0),
    created_at timestamptz not null
);
-- a URL may be longer than an index takes
create unique index partner_callback_url on partner_callback (partner_id, md5(url));

-- An endpoint belongs to one partner: partners that gave the same URL have their own secrets, and one's trouble is not the other's. Its id is a hash of both.
-- failures counts attempts that failed in a row, openings how often the circuit breaker opened since the last success; until paused_until nothing is sent; ended_at
-- is when the receiver said that it is gone.
alter table notification_endpoint
    add column partner_id   text references partner,
    add column failures     int not null default 0,
    add column openings     int not null default 0,
    add column paused_until timestamptz,
    add column ended_at     timestamptz;

-- What notifications are signed with: a partner's secret, or one of an endpoint's own. While one is rotated the old one signs, too. Sealed; the key is not in the database.
create table notification_secret (
    partner_id  text        not null references partner,
    endpoint_id uuid        references notification_endpoint on delete cascade,
    sealed      bytea       not null,
    made_at     timestamptz not null,
    old_sealed  bytea,
    old_until   timestamptz,
    unique nulls not distinct (partner_id, endpoint_id)
);

-- event is why; tries counts the attempts since waiting_since, when the notification was made or replayed, attempts counts all of them
alter table notification
    add column event         text not null default 'scan.ready',
    add column tries         int  not null default 0,
    add column waiting_since timestamptz;
update notification set tries = attempts, waiting_since = created_at;
alter table notification
    alter column event drop default,
    alter column waiting_since set not null;

insert into notification_endpoint (id, url, partner_id)
select distinct cast(encode(substring(sha256(convert_to(n.partner_id || E'\n' || e.url, 'UTF8')) for 16), 'hex') as uuid), e.url, n.partner_id
from notification n
join notification_endpoint e on e.id = n.endpoint_id;
update notification n
set endpoint_id = cast(encode(substring(sha256(convert_to(n.partner_id || E'\n' || e.url, 'UTF8')) for 16), 'hex') as uuid)
from notification_endpoint e
where e.id = n.endpoint_id;
delete from notification_endpoint where partner_id is null;
alter table notification_endpoint alter column partner_id set not null;
delete from scheduled_tasks where task_name = 'deliver-notifications';
insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
select 'deliver-notifications', cast(endpoint_id as text), min(next_attempt_at), false, 1
from notification where state = 'WAITING' group by endpoint_id;

-- lists, newest first: of a company, of an endpoint, of all
create index notification_of_company on notification (company_id, sequence);
create index notification_of_endpoint on notification (endpoint_id, sequence);
create unique index notification_sequence on notification (sequence);
-- what a change of callback addresses moves or drops, and what a replay of the failed ones takes up
create index notification_waiting_of_pairing on notification (company_id, partner_id) where state = 'WAITING';
create index notification_failed on notification (endpoint_id, sequence) where state = 'DEAD';
create index notification_created on notification using brin (created_at);

-- The delivery log: what was sent and what came back, attempt by attempt. No foreign key, since it is checked for each row; whoever deletes notifications deletes these.
create table notification_attempt (
    company_id      bigint      not null,
    notification_id uuid        not null,
    number          int         not null,
    at              timestamptz not null,
    micros          bigint      not null,
    request         text        not null,
    status          int,
    response        text,
    response_body   text,
    failure         text,
    primary key (company_id, notification_id, number)
);
create index notification_attempt_at on notification_attempt using brin (at);
