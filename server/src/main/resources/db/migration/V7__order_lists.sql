-- Lists that cost the same at any depth, and that are known to be unchanged without being read. docs/adr/0009 says how and why.
--
-- Whoever changes what a listed order shows leaves notes, by triggers that see every statement; when the transaction commits, its notes are settled: the editions of the
-- companies concerned grow and the counts of their blocks are brought up to date. That is the last thing that a transaction does, so its locks are the shortest there are.
--
-- PostgreSQL keeps the plans of a function for as long as a session lives; those below are told to go by indexes, whatever the size of a table was when they were made.

-- Grows whenever something changes that a list of the company shows. Company 0 stands for the names of people and companies, which all lists show.
create table company_edition (
    company_id bigint primary key,
    edition    bigint not null
) with (fillfactor = 50);

create function edition_of(company bigint) returns bigint language sql stable
return (select coalesce(sum(edition), 0)::bigint from company_edition where company_id in (0, company));

-- A clinic's list, cut into blocks: how many listed orders there are from one place up to the next block's. Blocks of level 0 hold up to 512 orders, those of level 1 up
-- to 65,536; a block of level 1 begins where one of level 0 does. The first block of each begins before everything and always stays.
create table order_block (
    company_id bigint      not null,
    level      int         not null check (level in (0, 1)),
    first_at   timestamptz not null,
    first_id   bigint      not null,
    orders     int         not null check (orders >= 0),
    primary key (company_id, level, first_at, first_id)
) with (fillfactor = 70);

-- The notes. They are gone before their transaction commits, so nobody ever sees another's, and no crash leaves any.
-- What has changed: a place in a list that is taken (step 1) or left (step -1), a patient or an Rx whose orders show something else, or, for company 0, a name.
create unlogged table changed_order (
    company_id bigint not null,
    scanned_at timestamptz,
    order_id   bigint,
    step       int,
    lab_id     bigint,
    patient_id uuid,
    rx_id      uuid
);
create index changed_order_company on changed_order (company_id);

-- Whose: a row or few a transaction, whatever the number of its changes.
create unlogged table changed_company (
    company_id bigint not null
);
create index changed_company_key on changed_company (company_id);

create function note_companies() returns trigger language plpgsql as $$
begin
    insert into changed_company (company_id)
    select distinct company_id from new_rows n
    where not exists (select from changed_company c where c.company_id = n.company_id);
    return null;
end
$$;

create trigger note_companies after insert on changed_order
    referencing new table as new_rows for each statement execute function note_companies();

create function note_orders() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into changed_order (company_id, scanned_at, order_id, step, lab_id)
        select company_id, scanned_at, id, 1, lab_id from new_rows where listed_at is not null;
    elsif tg_op = 'DELETE' then
        insert into changed_order (company_id, scanned_at, order_id, step, lab_id)
        select company_id, scanned_at, id, -1, lab_id from old_rows where listed_at is not null;
    else
        insert into changed_order (company_id, scanned_at, order_id, step, lab_id)
        select company_id, scanned_at, id, -1, lab_id from old_rows where listed_at is not null
        union all
        select company_id, scanned_at, id, 1, lab_id from new_rows where listed_at is not null;
    end if;
    return null;
end
$$;

create trigger note_new after insert on orders
    referencing new table as new_rows for each statement execute function note_orders();
create trigger note_changed after update on orders
    referencing old table as old_rows new table as new_rows for each statement execute function note_orders();
create trigger note_gone after delete on orders
    referencing old table as old_rows for each statement execute function note_orders();

create function note_patient() returns trigger language plpgsql as $$
begin
    insert into changed_order (company_id, patient_id) values (new.company_id, new.id);
    return null;
end
$$;

create trigger note_changed after update on patient for each row
    when ((new.number, new.first_name, new.last_name, new.chart_number, new.chart_key)
          is distinct from (old.number, old.first_name, old.last_name, old.chart_number, old.chart_key))
    execute function note_patient();

create function note_prescription() returns trigger language plpgsql as $$
begin
    insert into changed_order (company_id, rx_id) values (new.company_id, new.id);
    return null;
end
$$;

create trigger note_changed after update on prescription for each row
    when ((new.procedure_map_id, new.notes, new.license_number)
          is distinct from (old.procedure_map_id, old.notes, old.license_number))
    execute function note_prescription();

create function note_name() returns trigger language plpgsql as $$
begin
    insert into changed_order (company_id) values (0);
    return null;
end
$$;

create trigger note_changed after update on person for each row
    when ((new.id, new.first_name, new.last_name) is distinct from (old.id, old.first_name, old.last_name))
    execute function note_name();
create trigger note_changed after update on company for each row
    when ((new.id, new.name) is distinct from (old.id, old.name))
    execute function note_name();

-- What delete triggers do not see. All orders went with it, so all lists are empty.
create function forget_orders() returns trigger language plpgsql as $$
begin
    delete from order_block;
    delete from changed_order where step is not null;
    insert into changed_order (company_id) values (0);
    return null;
end
$$;

create trigger note_emptied after truncate on orders for each statement execute function forget_orders();

-- The edition is a time, so that it does not come back when the database is restored from an older copy; and never less than one more than it was.
create function move_edition(company bigint) returns void language sql
begin atomic
    insert into company_edition as e (company_id, edition)
    values (company, (extract(epoch from clock_timestamp()) * 1000000)::bigint)
    on conflict (company_id) do update set edition = greatest(e.edition + 1, excluded.edition);
end;

-- Cuts a block that has grown too large into equal parts, which are counted anew.
create function cut_block(clinic bigint, depth int, begins_at timestamptz, begins_id bigint) returns void language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    half    constant int := case depth when 0 then 256 else 32768 end;
    ends_at timestamptz;
    ends_id bigint;
begin
    select first_at, first_id into ends_at, ends_id
    from order_block
    where company_id = clinic and level = depth and (first_at, first_id) > (begins_at, begins_id)
    order by first_at, first_id
    limit 1;
    if not found then
        ends_at := 'infinity';
        ends_id := 0;
    end if;
    insert into order_block as b (company_id, level, first_at, first_id, orders)
    with entry as (
        select scanned_at as at, id, 1 as orders
        from orders
        where depth = 0 and company_id = clinic and listed_at is not null
          and (scanned_at, id) >= (begins_at, begins_id) and (scanned_at, id) < (ends_at, ends_id)
        union all
        select first_at, first_id, orders
        from order_block
        where depth = 1 and company_id = clinic and level = 0
          and (first_at, first_id) >= (begins_at, begins_id) and (first_at, first_id) < (ends_at, ends_id)),
    place as (
        select at, id, orders, sum(orders) over (order by at, id rows unbounded preceding) - orders as before,
               sum(orders) over () as total
        from entry),
    part as (
        select before * greatest(total / half, 1) / total as part, (array_agg(at order by at, id))[1] as at,
               (array_agg(id order by at, id))[1] as id, sum(orders) as orders
        from place
        where total > 0
        group by 1)
    select clinic, depth, case part when 0 then begins_at else at end, case part when 0 then begins_id else id end, orders
    from part
    on conflict (company_id, level, first_at, first_id) do update set orders = excluded.orders;
end
$$;

-- Brings a clinic's blocks up to date with the notes. The caller holds the clinic's edition, so nobody else does the same, and what can be seen is what is counted.
create function count_orders(clinic bigint) returns void language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    largest constant int[] := '{512, 65536}';
    block   order_block;
    emptied order_block[] := '{}';
begin
    for depth in 0..1 loop
        insert into order_block (company_id, level, first_at, first_id, orders) values (clinic, depth, '-infinity', 0, 0)
        on conflict do nothing;
        for block in
            with move as (
                select scanned_at, order_id, sum(step) as step
                from changed_order
                where company_id = clinic and step is not null
                group by scanned_at, order_id
                having sum(step) <> 0),
            difference as (
                select b.first_at, b.first_id, sum(m.step) as step
                from move m cross join lateral (
                    select first_at, first_id
                    from order_block
                    where company_id = clinic and level = depth and (first_at, first_id) <= (m.scanned_at, m.order_id)
                    order by first_at desc, first_id desc
                    limit 1) b
                group by b.first_at, b.first_id)
            update order_block b
            set orders = b.orders + d.step
            from difference d
            where b.company_id = clinic and b.level = depth and b.first_at = d.first_at and b.first_id = d.first_id
            returning b.*
        loop
            if block.orders > largest[depth + 1] then
                perform cut_block(clinic, depth, block.first_at, block.first_id);
            elsif block.orders = 0 and block.first_at > '-infinity' then
                emptied := emptied || block;
            end if;
        end loop;
    end loop;
    -- an empty block goes; one of level 0 stays for as long as one of level 1 begins with it
    delete from order_block b
    using unnest(emptied) e
    where e.level = 1 and b.company_id = clinic and b.first_at = e.first_at and b.first_id = e.first_id and b.orders = 0;
    delete from order_block b
    using unnest(emptied) e
    where b.company_id = clinic and b.level = 0 and b.first_at = e.first_at and b.first_id = e.first_id and b.orders = 0
      and not exists (select from order_block u
                      where u.company_id = clinic and u.level = 1 and u.first_at = b.first_at and u.first_id = b.first_id);
end
$$;

-- Settles all notes of the transaction. Editions are locked in one order, company 0, clinics by id, labs by id, so that no two transactions wait for each other; and what
-- labs see is looked up when the clinic is locked, so that no order that is being listed elsewhere is overlooked.
create function settle_changes() returns trigger language plpgsql
    set enable_seqscan = off set enable_bitmapscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
declare
    companies bigint[];
    company   bigint;
begin
    if not exists (select from changed_company where company_id = new.company_id) then
        return null; -- a row before this one has settled it
    end if;
    with noted as (delete from changed_company returning company_id)
    select array_agg(distinct company_id order by company_id) into companies from noted;
    foreach company in array companies loop
        perform move_edition(company);
        if exists (select from changed_order where company_id = company and step is not null) then
            perform count_orders(company);
        end if;
    end loop;
    for company in
        select lab_id from changed_order where company_id = any (companies) and lab_id is not null
        union
        select o.lab_id
        from changed_order c join orders o on o.company_id = c.company_id and o.patient_id = c.patient_id
        where c.company_id = any (companies) and o.listed_at is not null and o.lab_id is not null
        union
        select o.lab_id
        from changed_order c join orders o on o.company_id = c.company_id and o.rx_id = c.rx_id
        where c.company_id = any (companies) and o.listed_at is not null and o.lab_id is not null
        order by 1
    loop
        perform move_edition(company);
    end loop;
    delete from changed_order where company_id = any (companies);
    return null;
end
$$;

create constraint trigger settle_changes after insert on changed_company
    deferrable initially deferred for each row execute function settle_changes();

-- How many listed orders of a clinic stand before a place.
create function orders_before(clinic bigint, place_at timestamptz, place_id bigint) returns bigint language plpgsql stable
    set enable_seqscan = off set enable_bitmapscan = off as $$
declare
    wide   order_block;
    narrow order_block;
    total  bigint;
begin
    select * into wide from order_block
    where company_id = clinic and level = 1 and (first_at, first_id) <= (place_at, place_id)
    order by first_at desc, first_id desc limit 1;
    select * into narrow from order_block
    where company_id = clinic and level = 0 and (first_at, first_id) <= (place_at, place_id)
    order by first_at desc, first_id desc limit 1;
    select coalesce(sum(orders), 0) into total from order_block
    where company_id = clinic and level = 1 and (first_at, first_id) < (wide.first_at, wide.first_id);
    total := total + (select coalesce(sum(orders), 0) from order_block
                      where company_id = clinic and level = 0 and (first_at, first_id) >= (wide.first_at, wide.first_id)
                        and (first_at, first_id) < (narrow.first_at, narrow.first_id));
    return total + (select count(*) from orders
                    where company_id = clinic and listed_at is not null
                      and (scanned_at, id) >= (narrow.first_at, narrow.first_id) and (scanned_at, id) < (place_at, place_id));
end
$$;

-- The place of the listed order of a clinic that has so many before it; nulls when there is none.
create function order_at(clinic bigint, number bigint, out at timestamptz, out id bigint) language plpgsql stable
    set enable_seqscan = off set enable_bitmapscan = off as $$
declare
    block record;
begin
    select first_at, first_id, upto - orders as before into block
    from (select first_at, first_id, orders, sum(orders) over (order by first_at, first_id rows unbounded preceding) as upto
          from order_block where company_id = clinic and level = 1) b
    where upto > number
    order by first_at, first_id limit 1;
    if not found then
        return;
    end if;
    select first_at, first_id, upto - orders as before into block
    from (select first_at, first_id, orders,
                 block.before + sum(orders) over (order by first_at, first_id rows unbounded preceding) as upto
          from order_block
          where company_id = clinic and level = 0 and (first_at, first_id) >= (block.first_at, block.first_id)) b
    where upto > number
    order by first_at, first_id limit 1;
    select o.scanned_at, o.id into at, id
    from orders o
    where company_id = clinic and listed_at is not null and (o.scanned_at, o.id) >= (block.first_at, block.first_id)
    order by o.scanned_at, o.id
    offset number - block.before limit 1;
end
$$;

-- The orders that are there already.
insert into changed_order (company_id, scanned_at, order_id, step, lab_id)
select company_id, scanned_at, id, 1, lab_id from orders where listed_at is not null;
set constraints settle_changes immediate;
