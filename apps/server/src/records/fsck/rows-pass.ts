import { digestRow } from '@secondlook/ledger'
import type { Tx } from '../../store/database.ts'
import type { PartOpener } from '../parts.ts'
import { readRowsAfter, rowSaltPart, saltOfRow } from '../row-state.ts'
import { same32, secretOf } from './event-check.ts'
import { type NewestOfRow, readNewest } from './store.ts'
import { must } from './wrong.ts'

const pageSize = 500

/** Pages through something in the order of its keys, one page in memory. */
class Pages<Row extends { readonly key: string }> {
  readonly #read: (after: string) => Promise<readonly Row[]>
  #page: readonly Row[] = []
  #at = 0
  #after = ''
  #isLast = false

  constructor(read: (after: string) => Promise<readonly Row[]>) {
    this.#read = read
  }

  async peek(): Promise<Row | undefined> {
    if (this.#at === this.#page.length && !this.#isLast) {
      this.#page = await this.#read(this.#after)
      this.#at = 0
      this.#after = this.#page.at(-1)?.key ?? this.#after
      this.#isLast = this.#page.length < pageSize
    }
    return this.#page[this.#at]
  }

  skip(): void {
    this.#at++
  }
}

/** Compares every row of a recorded table with the newest event that names it, both in the order of their keys. */
export async function checkTable(
  tx: Tx,
  opener: PartOpener,
  table: string,
  onRows: (done: number) => void,
): Promise<number> {
  const rows = new Pages((after) => readRowsAfter(tx, table, after, pageSize))
  const events = new Pages((after) => readNewest(tx, table, after, pageSize))
  for (let done = 0; ; done++) {
    const [row, event] = [await rows.peek(), await events.peek()]
    if (!row && !event) return done
    const key = !event || (row && row.key < event.key) ? (row?.key ?? '') : event.key
    const place = `${table} ${key}`
    must(event?.key === key, place, () => 'no event names this row')
    const state = row?.key === key ? row.state : null
    const salt = await saltFor(opener, event, table)
    const isSame = !salt || same32(digestRow(event.event, { table, key, salt, state }).digest, event.digest)
    const name = event.number === null ? event.event : `event ${event.number}`
    must(isSame, place, () =>
      state === null ? `the row is gone, and ${name} left it there` : `the row is not as ${name} left it`,
    )
    if (row?.key === key) rows.skip()
    events.skip()
    if (done % pageSize === 0) onRows(done)
  }
}

/** `undefined` where the secret was destroyed: then the row cannot be compared with its event any more. */
async function saltFor(
  opener: PartOpener,
  { event, key, key_group, sealed, destroyed_by }: NewestOfRow,
  table: string,
): Promise<Uint8Array | undefined> {
  if (key_group === null) return undefined
  const part = await opener.open({ event, name: rowSaltPart, key_group, sealed, destroyed_by })
  return part && saltOfRow(secretOf(part), table, key)
}
