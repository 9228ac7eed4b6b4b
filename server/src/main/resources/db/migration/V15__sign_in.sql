-- What a sign-in is held to. A session in a browser keeps the edition that it began with and ends when the person has another one: by "sign out everywhere" or a new password.
alter table person
    add column session_edition bigint not null default 0,
    add column recovery_hash   bytea;

-- Passkeys in the tables that Spring Security reads and writes; the name of an entity is the id of the person.
create table user_entities (
    id           text   primary key,
    name         text   not null unique,
    display_name text,
    person_id    bigint not null generated always as (name::bigint) stored references person on delete cascade
);
create index user_entities_person on user_entities (person_id);

create table user_credentials (
    credential_id                text        primary key,
    user_entity_user_id          text        not null references user_entities on delete cascade,
    public_key                   bytea       not null,
    signature_count              bigint,
    uv_initialized               boolean,
    backup_eligible              boolean     not null,
    authenticator_transports     text,
    public_key_credential_type   text,
    backup_state                 boolean     not null,
    attestation_object           bytea,
    attestation_client_data_json bytea,
    created                      timestamptz not null,
    last_used                    timestamptz not null,
    label                        text        not null
);
create index user_credentials_entity on user_credentials (user_entity_user_id);
