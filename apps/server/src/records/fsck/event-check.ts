import {
  commitPart,
  commitRows,
  digestRow,
  type LoggedEvent,
  type Part,
  parseCanonical,
  parseLeaf,
} from '@secondlook/ledger'
import type { Tx } from '../../store/database.ts'
import { ClosedPartError, type PartOpener } from '../parts.ts'
import { partTable, rowSaltPart, saltOfRow } from '../row-state.ts'
import { findParts } from '../store.ts'
import type { EventPartTable, EventRowTable, EventTable } from '../tables.ts'
import { readDestroyers, readPartsNamed, readRowsOf } from './store.ts'
import { Found, must, wrong } from './wrong.ts'

/** What a pass over events counts, and the parts whose keys a job still has to destroy. */
export type Tally = { parts: number; rows: number; destroyed: number; readonly pending: ReadonlySet<string> }

/** Whether a part has been destroyed since the snapshot that is looked at, which cannot know of it. */
export type GoneSince = (event: string, name: string) => Promise<boolean>

export type CheckedEvent = {
  readonly event: LoggedEvent
  /** The parts that can be read, by name. */
  readonly parts: ReadonlyMap<string, Part>
}

const atOnce = 16

/** Works out again what is stored of some events, in their order, and throws at the first thing that is otherwise. */
export class EventChecker {
  readonly #tx: Tx
  readonly #opener: PartOpener
  readonly #tally: Tally
  readonly #goneSince: GoneSince

  constructor(tx: Tx, opener: PartOpener, tally: Tally, goneSince: GoneSince) {
    this.#tx = tx
    this.#opener = opener
    this.#tally = tally
    this.#goneSince = goneSince
  }

  async check(events: readonly EventTable[]): Promise<readonly CheckedEvent[]> {
    const ids = events.map(({ id }) => id)
    const parts = byEvent(await findParts(this.#tx, ids))
    const rows = byEvent(await readRowsOf(this.#tx, ids))
    const gone = [...parts.values()].flat().filter(({ sealed }) => !sealed)
    const destroyers = await readDestroyers(
      this.#tx,
      gone.map(({ event, name }) => `${event}/${name}`),
    )
    const checked: CheckedEvent[] = []
    for (const one of events) {
      const place = placeOf(one)
      const event = checkColumns(place, one)
      const own = parts.get(one.id) ?? []
      for (const part of own) if (!part.sealed) await this.#checkDestroyed(place, part, destroyers)
      const opened = await this.#checkParts(place, event, own)
      await this.#checkRows(place, event, rows.get(one.id) ?? [], opened.get(rowSaltPart))
      checked.push({ event, parts: opened })
    }
    return checked
  }

  async #checkParts(
    place: string,
    event: LoggedEvent,
    rows: readonly EventPartTable[],
  ): Promise<ReadonlyMap<string, Part>> {
    const opened = new Map<string, Part>()
    for (const { name } of rows)
      must(
        event.parts.some((one) => one.name === name),
        place,
        () => `event_part has a part ${name} that the leaf has not`,
      )
    for (let from = 0; from < event.parts.length; from += atOnce) {
      const some = event.parts.slice(from, from + atOnce)
      const found = await Promise.all(some.map(({ name }) => this.#open(place, name, rows)))
      for (const [at, { name, commitment }] of some.entries()) {
        const part = found[at]
        this.#tally.parts++
        if (!part) continue
        // What is sealed is the program's own text; if it is none, a byte of it was changed.
        const same = same32(commitPart(event.id, part).commitment, commitment)
        must(same, place, () => `the part ${name} is not what its leaf commits to`)
        opened.set(name, part)
      }
    }
    return opened
  }

  async #open(place: string, name: string, rows: readonly EventPartTable[]): Promise<Part | undefined> {
    const row = rows.find((one) => one.name === name)
    must(row !== undefined, place, () => `the leaf has a part ${name} that event_part has not`)
    try {
      const part = await this.#opener.open(row)
      must(
        part !== undefined || row.sealed === null || (await this.#goneSince(row.event, name)),
        place,
        () =>
          `the key of the part ${name} was destroyed, and no event of this store says so; a store that was restored from an older backup says it after "secondlook keys settle"`,
      )
      return part
    } catch (error) {
      if (error instanceof Found) throw error
      const why = error instanceof ClosedPartError ? 'its key does not open it' : String(error)
      throw new Found(wrong(place, `the part ${name} does not open: ${why}`))
    }
  }

  async #checkDestroyed(
    place: string,
    { event, name, key_group, destroyed_by }: EventPartTable,
    destroyers: ReadonlyMap<string, readonly string[]>,
  ): Promise<void> {
    this.#tally.destroyed++
    const key = `${event}/${name}`
    const says = destroyers.get(key) ?? []
    must(says.length > 0, place, () => `the part ${name} is gone, and no event says that it was destroyed`)
    must(
      destroyed_by !== null && says.includes(destroyed_by),
      place,
      () => `the part ${name} is said to be destroyed by ${destroyed_by}, which does not say so`,
    )
    if (this.#tally.pending.has(key)) return
    must(
      await this.#opener.isGone(event, name, key_group),
      place,
      () => `the part ${name} was destroyed, and its key was not (key_group ${key_group})`,
    )
  }

  async #checkRows(
    place: string,
    event: LoggedEvent,
    rows: readonly EventRowTable[],
    secret: Part | undefined,
  ): Promise<void> {
    this.#tally.rows += rows.length
    const digests = rows.map(({ table_name, key, digest }) => ({ table: table_name, key, digest }))
    const kept = tried(() => commitRows(event.id, digests))
    const same =
      kept?.count === event.rows?.count &&
      (event.rows === undefined || (kept !== undefined && same32(kept.digest, event.rows.digest)))
    must(same, place, () => 'the rows in event_row are not those that its leaf commits to')
    const named = rows.filter(({ table_name }) => table_name === partTable)
    const found = await readPartsNamed(
      this.#tx,
      named.map(({ key }) => key),
    )
    for (const { key, digest } of named) {
      const part = found.find((one) => `${one.event}/${one.name}` === key)
      must(
        part !== undefined && part.sealed === null && part.destroyed_by === event.id,
        place,
        () => `it says that the part ${key} was destroyed, and event_part does not`,
      )
      const salt = secret && saltOfRow(secretOf(secret), partTable, key)
      const held =
        !salt || same32(digestRow(event.id, { table: partTable, key, salt, state: null }).digest, digest)
      must(held, place, () => `what it says of the part ${key} is not that it is gone`)
    }
  }
}

/** The secret that the salts of an event's rows are made of, as its part says it. */
export function secretOf(part: Part): string {
  const value = parseCanonical(part.json)
  return value.ok && typeof value.value === 'string' ? value.value : ''
}

export const placeOf = ({ id, number }: Pick<EventTable, 'id' | 'number'>): string =>
  number === null ? `event ${id} (not numbered yet)` : `event ${number} (${id})`

function checkColumns(place: string, one: EventTable): LoggedEvent {
  const read = parseLeaf(one.leaf)
  must(read.ok, place, () => `its leaf cannot be read (line ${read.ok ? 0 : read.at})`)
  for (const column of ['id', 'type', 'at', 'subject'] as const)
    must(
      read.value[column] === one[column],
      place,
      () => `the column ${column} says ${one[column]}, and its leaf ${read.value[column]}`,
    )
  return read.value
}

const byEvent = <Row extends { readonly event: string }>(
  rows: readonly Row[],
): ReadonlyMap<string, readonly Row[]> => {
  const sorted = new Map<string, Row[]>()
  for (const row of rows) {
    const own = sorted.get(row.event)
    if (own) own.push(row)
    else sorted.set(row.event, [row])
  }
  return sorted
}

export const same32 = (left: Uint8Array, right: Uint8Array): boolean => Buffer.compare(left, right) === 0

/** What could never have been written is as wrong as what was written otherwise. */
function tried<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
