-- Links to scans are in the audit, and a link knows who ended it.
alter table company_act
    drop constraint company_act_kind_check,
    add constraint company_act_kind_check check (kind in ('SIGN_IN', 'PAIRING', 'SETTING', 'PATIENT', 'SHARE'));
alter table share add column ended_by bigint references person;

-- Who belongs to no company signs in, too.
alter table server_act add column kind text not null default 'SETTING' check (kind in ('SIGN_IN', 'SETTING'));
alter table server_act alter column kind drop default;
