export type PasskeyTable = {
  readonly id: string
  readonly person: string
  readonly name: string
  /** The credential's id, base64url. */
  readonly credential: string
  /** COSE. */
  readonly public_key: Uint8Array
  /** What the authenticator knows the person by: random, one for all passkeys of a person. */
  readonly handle: string
  readonly transports: readonly string[]
  readonly is_synced: boolean
  readonly added_at: string
}

/** Whom an account at a provider belongs to, since its first sign-in. */
export type OidcAccountTable = {
  readonly id: string
  readonly issuer: string
  readonly subject: string
  readonly person: string
  readonly bound_at: string
}

export type ApiTokenTable = {
  readonly id: string
  readonly person: string
  readonly name: string
  readonly scopes: readonly string[]
  readonly secret_hash: string
  readonly made_at: string
  readonly ends_at: string
  readonly revoked_at: string | null
}

/** A one-time link. Without a person it is that of the first administrator. */
export type EnrolmentTable = {
  readonly id: string
  readonly person: string | null
  readonly secret_hash: string
  readonly made_at: string
  readonly ends_at: string
  readonly used_at: string | null
  /** A person's id, or `operator`; `null` of links from before it was kept, which open nothing. */
  readonly made_by: string | null
  /** The second person, who said that it should open. */
  readonly confirmed_by: string | null
  readonly confirmed_at: string | null
  /** Of what the second person tells whom it is for. */
  readonly code_hash: string | null
  /** When it was ended without having been used. */
  readonly ended_at: string | null
}

export type SessionTable = {
  /** Known to its owner; opens nothing. */
  readonly id: string
  readonly secret_hash: string
  readonly person: string
  readonly how: string
  /** In words, such as "Firefox on Windows"; no address and no version is kept. */
  readonly device: string
  readonly started_at: string
  readonly idle_ends_at: string
  readonly ends_at: string
  readonly stepped_up_at: string | null
}

export type PasskeyUseTable = {
  readonly id: string
  readonly counter: number
  readonly is_backed_up: boolean
  readonly used_on: string
}

export type ApiTokenUseTable = { readonly id: string; readonly used_on: string }

/** What may be used once and was. */
export type SpentTable = { readonly id: string; readonly ends_at: string }

/** How often something failed from somewhere; both only as a keyed digest. */
export type FailedTryTable = { readonly id: string; readonly failures: number; readonly last_at: string }

declare module '../../store/tables.ts' {
  interface Tables {
    passkey: PasskeyTable
    oidc_account: OidcAccountTable
    api_token: ApiTokenTable
    enrolment: EnrolmentTable
  }
  interface ScratchTables {
    session: SessionTable
    passkey_use: PasskeyUseTable
    api_token_use: ApiTokenUseTable
    spent: SpentTable
    failed_try: FailedTryTable
  }
}
