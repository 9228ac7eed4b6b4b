-- Who may come in. No column here lets anybody in: secrets are bcrypt, codes and tokens SHA-256, and the one ciphertext opens only with a key outside the database.

-- the integrating software, an OAuth client; without a secret it is a public client
create table partner (
    id                  text        primary key,
    name                text        not null,
    kind                text        not null check (kind in ('CLINIC', 'LAB')),
    secret_hash         text,
    redirect_uris       text[]      not null check (cardinality(redirect_uris) > 0),
    callback_url        text,
    patient_management  boolean     not null default false,
    scan_request_update boolean     not null default false,
    pairing_warnings    boolean     not null default false,
    created_at          timestamptz not null
);

create table pairing (
    company_id   bigint      not null references company,
    partner_id   text        not null references partner,
    user_id      bigint      not null references person,
    callback_url text,
    created_at   timestamptz not null,
    primary key (company_id, partner_id, user_id)
);
create index pairing_user on pairing (user_id, partner_id);

-- one sign-in or one pairing, and every token that follows from it; company_id is set when it is a pairing's
create table token_family (
    id                 uuid        primary key,
    partner_id         text        not null references partner,
    user_id            bigint      not null references person,
    company_id         bigint      references company,
    redirect_uri       text,
    code_challenge     text,
    code_hash          bytea       unique,
    code_expires_at    timestamptz,
    code_spent         boolean     not null default false,
    access_hash        bytea       unique,
    access_issued_at   timestamptz,
    access_expires_at  timestamptz,
    refresh_hash       bytea       unique,
    refresh_expires_at timestamptz,
    -- a pairing's tokens, because pairing again gives the same ones; the key is not in the database
    sealed             bytea,
    -- counts every change, so that of two redemptions at once one is seen to be late
    version            int         not null default 0,
    expires_at         timestamptz not null
);
create index token_family_pairing on token_family (company_id, partner_id, user_id);
create index token_family_expires_at on token_family (expires_at);

-- refresh tokens that were exchanged already: one that comes back was stolen from somebody
create table spent_refresh_token (
    hash      bytea primary key,
    family_id uuid  not null references token_family on delete cascade
);
create index spent_refresh_token_family on spent_refresh_token (family_id);

create table device_token (
    company_id bigint      not null,
    serial     text        not null,
    hash       bytea       not null unique,
    expires_at timestamptz not null,
    primary key (company_id, serial, hash),
    foreign key (company_id, serial) references scanner on delete cascade
);
create index device_token_expires_at on device_token (expires_at);
