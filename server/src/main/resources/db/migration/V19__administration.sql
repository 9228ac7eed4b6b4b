-- Who runs the server changes accounts. What rows refer to is not deleted: it is deactivated, and comes in no more.
alter table person add column deactivated_at timestamptz;
alter table partner add column deactivated_at timestamptz;

-- for companies that come without a number of their own
create sequence company_number start with 200000;

-- Neither a person nor a partner that is deactivated is given tokens. The rows that decide are held, so that neither is deactivated at the same moment.
create function deactivated_gets_no_tokens() returns trigger language plpgsql as
$$
begin
    perform from person where id = new.user_id and deactivated_at is null for share;
    if not found then
        raise exception 'user % is deactivated', new.user_id using errcode = 'check_violation';
    end if;
    perform from partner where id = new.partner_id and deactivated_at is null for share;
    if not found then
        raise exception 'partner % is deactivated', new.partner_id using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger deactivated_gets_no_tokens before insert on token_family
    for each row execute function deactivated_gets_no_tokens();

-- What was done to the server, where no company is concerned.
create table server_act (
    number bigint      primary key generated always as identity,
    at     timestamptz not null,
    actor  text        not null,
    what   text        not null,
    detail text
);

-- The trail of all companies is read newest first, a page at a time: all of it, or what somebody did, with whatever software.
create index server_act_at on server_act (at, number);
create index server_act_by on server_act (split_part(actor, ' with ', 1), at, number);
create index company_act_everywhere on company_act (at, number);
create index company_act_by on company_act (split_part(actor, ' with ', 1), at, number);
create index order_event_everywhere on order_event (at, order_id, number);
create index order_event_by on order_event (split_part(actor, ' with ', 1), at, order_id, number);
create index download_everywhere on download (at, number);
create index download_by on download (split_part(actor, ' with ', 1), at, number);

-- Words in the lists of companies and people, and the dead letters of all endpoints.
create index company_words on company using gin (lower(name) gin_trgm_ops);
create index person_words on person using gin (lower(first_name || ' ' || last_name || ' ' || email) gin_trgm_ops);
create index notification_dead on notification (sequence) where state = 'DEAD';
