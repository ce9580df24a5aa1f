import { makePart, type Part, sealEvent } from '@secondlook/ledger'
import { newNonce, seal } from '../keys/seal.ts'
import type { Vault } from '../keys/vault.ts'
import { type IdSource, newId } from '../store/ids.ts'
import type { Actor, ChangedRow, Json, NewEvent } from './event.ts'
import { aboutPart, saltedBytes } from './part.ts'
import { partTable, rowSaltPart, saltOfRow } from './row-state.ts'
import type { EventPartTable, EventRowTable, EventTable } from './tables.ts'

/** An event as it will be stored, without its number. */
export type StoredEvent = {
  readonly event: Omit<EventTable, 'number'>
  readonly parts: readonly EventPartTable[]
  readonly rows: readonly EventRowTable[]
}

export type Moment = { readonly by: Actor; readonly at: string }

/** Where the key of each part is put. */
export type KeyGroups = { put(name: string, key: Uint8Array): string }

/** One file of keys holds at most this many, so that one key is not looked for among a hundred thousand. */
const keysInGroupMax = 256

/** The groups that a commit's keys go into, each with what is in it. */
export class NewGroups implements KeyGroups {
  readonly all = new Map<string, Map<string, Uint8Array>>()
  readonly #source: IdSource
  #last: { readonly id: string; readonly keys: Map<string, Uint8Array> } | undefined

  constructor(source: IdSource) {
    this.#source = source
  }

  put(name: string, key: Uint8Array): string {
    if (!this.#last || this.#last.keys.size === keysInGroupMax) {
      this.#last = { id: newId(this.#source), keys: new Map() }
      this.all.set(this.#last.id, this.#last.keys)
    }
    this.#last.keys.set(name, key)
    return this.#last.id
  }
}

type Needs = { readonly vault: Vault; readonly source: IdSource; readonly groups: KeyGroups }
type StateOf = (row: ChangedRow) => string | null

/** Commits to an event and seals its parts. */
export function storeEvent(
  { vault, source, groups }: Needs,
  { by, at }: Moment,
  event: NewEvent,
  stateOf: StateOf,
): StoredEvent {
  const id = newId(source)
  const { type, subject, destroys = [] } = event
  const secret = Buffer.from(source.randomBytes(32)).toString('base64')
  const hasRows = event.rows.length + destroys.length > 0
  const parts = partsOf(event, by, hasRows ? secret : undefined, source)
  const changes = [
    ...event.rows.map((row) => ({ ...row, state: stateOf(row) })),
    ...destroys.map((part) => ({ table: partTable, key: `${part.event}/${part.name}`, state: null })),
  ].map((row) => ({ ...row, salt: saltOfRow(secret, row.table, row.key) }))
  const { leaf, rows } = sealEvent({ id, type, at, subject }, parts, changes)
  return {
    event: { id, type, at, subject, leaf },
    parts: parts.map((part) => {
      const key = vault.newKey()
      const sealed = seal(key, newNonce(source.randomBytes), aboutPart(id, part.name), saltedBytes(part))
      const key_group = groups.put(`${id}/${part.name}`, key)
      return { event: id, name: part.name, key_group, sealed, destroyed_by: null }
    }),
    rows: rows.map(({ table, key, digest }) => ({ event: id, table_name: table, key, digest })),
  }
}

function partsOf(event: NewEvent, by: Actor, rowSalt: string | undefined, source: IdSource): readonly Part[] {
  for (const taken of ['who', rowSaltPart])
    if (event.parts && taken in event.parts)
      throw new TypeError(`the part ${taken} of ${event.type} is not the caller's to write`)
  const said: Record<string, Json> = {
    ...event.parts,
    who: by,
    ...(rowSalt === undefined ? {} : { [rowSaltPart]: rowSalt }),
  }
  return Object.entries(said).map(([name, value]) => makePart(name, source.randomBytes(32), value))
}
