import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { toBase64 } from '../bytes/base64.ts'
import { canonicalBytes } from '../bytes/canonical-json.ts'
import { saltLength } from './part.ts'
import { isId, isRowKey, isTable, mustBe } from './words.ts'

export type RowName = { readonly table: string; readonly key: string }

/** A row as an event leaves it; `state` is null when the event deletes it. */
export type RowChange = RowName & { readonly salt: Uint8Array; readonly state: unknown }

/** What is kept of a changed row: it can be compared with, and tells nothing without the salt. */
export type RowDigest = RowName & { readonly digest: Uint8Array }

/** All changed rows of an event, as its leaf commits to them. */
export type RowsCommitment = { readonly count: number; readonly digest: Uint8Array }

export const rowsMax = 1_000_000

export function digestRow(event: string, { table, key, salt, state }: RowChange): RowDigest {
  mustBe('the id of an event', isId(event), event)
  mustBe('the name of a table', isTable(table), table)
  mustBe('the key of a row', isRowKey(key), key)
  mustBe('a salt of 32 bytes', salt.length === saltLength, `${salt.length} bytes`)
  const words = utf8ToBytes(`secondlook.row/v1\n${event}\n${table}\n${key}\n`)
  return { table, key, digest: sha256(concatBytes(words, salt, canonicalBytes(state))) }
}

/** One digest over the list of rows, by table and key. `undefined` for an event that changes none. */
export function commitRows(event: string, rows: readonly RowDigest[]): RowsCommitment | undefined {
  mustBe('the id of an event', isId(event), event)
  if (rows.length === 0) return undefined
  mustBe('fewer rows', rows.length <= rowsMax, String(rows.length))
  const names = rows.map(({ table, key }) => {
    mustBe('the name of a table', isTable(table), table)
    mustBe('the key of a row', isRowKey(key), key)
    return `${table} ${key}`
  })
  const lines = rows.map(({ digest }, at) => `${names[at]} ${toBase64(digest)}\n`).sort()
  mustBe('each row once', new Set(names).size === names.length, 'one twice')
  const text = `secondlook.rows/v1\n${event}\n${lines.join('')}`
  return { count: rows.length, digest: sha256(utf8ToBytes(text)) }
}
