-- What accounts may not be, whoever writes the rows. Guideline, 3 and 11. The server refuses the same in words before it comes to this.

-- "Integrations are not supporting legacy scanners. Element 1 and up are welcomed": models are numbered from Element 1 on
alter table scanner add constraint scanner_element_1_or_later check (model >= 1);

-- "A user cannot be both a lab person and a doctor". The rows that decide are held, so that none of them changes at the same moment.
create function member_has_the_type_for_it() returns trigger language plpgsql as
$$
declare
    company_kind text;
    user_kind    text;
begin
    select kind into company_kind from company where id = new.company_id for share;
    select kind into user_kind from person where id = new.user_id for share;
    if (user_kind in ('DENTIST', 'ORTHODONTIST') and company_kind <> 'CLINIC') or (user_kind = 'LAB_PERSON' and company_kind <> 'LAB') then
        raise exception 'user % is % and cannot belong to company %, which is a %: nobody is both doctor and lab person',
                new.user_id, user_kind, new.company_id, company_kind
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger member_has_the_type_for_it before insert or update on member
    for each row execute function member_has_the_type_for_it();

-- nor may somebody become one who belongs to a company of the other kind
create function person_keeps_a_fitting_type() returns trigger language plpgsql as
$$
begin
    if exists (select from member m
               join company c on c.id = m.company_id
               where m.user_id = new.id
                 and ((new.kind in ('DENTIST', 'ORTHODONTIST') and c.kind <> 'CLINIC') or (new.kind = 'LAB_PERSON' and c.kind <> 'LAB'))) then
        raise exception 'user % belongs to a company that nobody who is % can belong to', new.id, new.kind
            using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger person_keeps_a_fitting_type before update of kind on person
    for each row when (old.kind is distinct from new.kind) execute function person_keeps_a_fitting_type();

-- a clinic does not become a lab, nor a lab a clinic
create function company_keeps_its_kind() returns trigger language plpgsql as
$$
begin
    raise exception 'company % is a % and stays one', old.id, old.kind using errcode = 'check_violation';
end
$$;
create trigger company_keeps_its_kind before update of kind on company
    for each row when (old.kind is distinct from new.kind) execute function company_keeps_its_kind();

-- labs work for clinics, and scanners stand in clinics
create function clinic_lab_has_the_kinds_for_it() returns trigger language plpgsql as
$$
begin
    if not exists (select from company where id = new.company_id and kind = 'CLINIC')
        or not exists (select from company where id = new.lab_id and kind = 'LAB') then
        raise exception 'company % is no clinic, or company % is no lab', new.company_id, new.lab_id using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger clinic_lab_has_the_kinds_for_it before insert or update on clinic_lab
    for each row execute function clinic_lab_has_the_kinds_for_it();

create function scanner_stands_in_a_clinic() returns trigger language plpgsql as
$$
begin
    if not exists (select from company where id = new.company_id and kind = 'CLINIC') then
        raise exception 'scanner % cannot stand in company %, which is no clinic', new.serial, new.company_id using errcode = 'check_violation';
    end if;
    return new;
end
$$;
create trigger scanner_stands_in_a_clinic before insert or update on scanner
    for each row execute function scanner_stands_in_a_clinic();
