import type { Migration } from '../migration.ts'

/** By what people and programs are known: kept, and changed only with an event. */
export const signInCreate: Migration = {
  name: '0005-sign-in-create',
  statements: [
    `create table passkey (
      id uuid primary key,
      person uuid not null,
      name text collate "C" not null,
      credential text collate "C" not null unique,
      public_key bytea not null,
      handle text collate "C" not null,
      transports text[] collate "C" not null,
      is_synced boolean not null,
      added_at timestamptz(3) not null
    )`,
    'create index passkey_by_person on passkey (person)',
    "select watch_changes('passkey')",
    `create table oidc_account (
      id uuid primary key,
      issuer text collate "C" not null,
      subject text collate "C" not null,
      person uuid not null,
      bound_at timestamptz(3) not null,
      unique (issuer, subject),
      unique (issuer, person)
    )`,
    "select watch_changes('oidc_account')",
    `create table api_token (
      id uuid primary key,
      person uuid not null,
      name text collate "C" not null,
      scopes text[] collate "C" not null,
      secret_hash text collate "C" not null unique,
      made_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      revoked_at timestamptz(3),
      check (ends_at > made_at and ends_at <= made_at + interval '366 days')
    )`,
    'create index api_token_by_person on api_token (person)',
    "select watch_changes('api_token')",
    `create table enrolment (
      id uuid primary key,
      person uuid,
      secret_hash text collate "C" not null unique,
      made_at timestamptz(3) not null,
      ends_at timestamptz(3) not null,
      used_at timestamptz(3)
    )`,
    "select watch_changes('enrolment')",
  ],
}
