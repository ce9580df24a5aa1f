import { sql } from 'kysely'
import type { Blobs } from '../../blobs/blobs.ts'
import type { Vault } from '../../keys/vault.ts'
import type { Database, Tx } from '../../store/database.ts'
import { PartOpener } from '../parts.ts'
import { findParts } from '../store.ts'
import { checkCaptures } from './captures-pass.ts'
import { EventChecker, type Tally } from './event-check.ts'
import { checkGuards } from './guards-pass.ts'
import { HeadsChecker, readKeyChain } from './heads-check.ts'
import { findLeftOver, type LeftOver } from './left-over.ts'
import { checkLog, checkUnnumbered } from './log-pass.ts'
import { checkTable } from './rows-pass.ts'
import { countEvents, readKeysToDestroy, readRecordedTables } from './store.ts'
import { Found, type Wrong } from './wrong.ts'

export type FsckNeeds = {
  readonly database: Database
  readonly vault: Vault
  /** The verifiers of the log keys in the folder; left out, the table is believed for the first key. */
  readonly logKeys?: readonly string[]
  /** The files of captures; left out, only what is said of them is looked at. */
  readonly captures?: Pick<Blobs, 'read'>
  readonly now: () => number
  readonly progress: (what: string, done: number, of: number | undefined) => void
}

export type FsckReport = {
  /** The first thing that is wrong; `undefined` where everything holds. */
  readonly wrong: Wrong | undefined
  readonly events: number
  readonly unnumbered: number
  readonly parts: number
  readonly destroyed: number
  readonly heads: number
  readonly cosignatures: number
  readonly tables: number
  readonly rows: number
  /** Captures whose file was read and found to be what was kept. */
  readonly captures: number
  /** Keys of destroyed parts that a job has yet to destroy. */
  readonly pending: number
  readonly leftOver: LeftOver
}

/**
 * Works everything out again from what is stored, under one snapshot, and names the first thing that is otherwise:
 * numbers, columns, parts, rows, nodes, heads, keys and cosignatures of the log in its order; then what waits for a
 * number; then every recorded row; then what keeps PostgreSQL from letting things be changed; then the file of every
 * capture. Memory holds a page, and one such file.
 */
export async function fsck(needs: FsckNeeds): Promise<FsckReport> {
  const { database, vault, now } = needs
  const found = await database.transact(
    async (tx) => {
      await sql`set transaction read only`.execute(tx)
      await sql`set local statement_timeout = 0`.execute(tx)
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx)
      return await checkAll(needs, tx)
    },
    { isolation: 'repeatable read' },
  )
  return { ...found, leftOver: await findLeftOver(database, vault, now()) }
}

async function checkAll(
  { database, vault, logKeys, captures, progress }: FsckNeeds,
  tx: Tx,
): Promise<Omit<FsckReport, 'leftOver'>> {
  const pending = await readKeysToDestroy(tx)
  const tally: Tally = {
    ...{ parts: 0, rows: 0, destroyed: 0 },
    pending: new Set(pending.map(({ event, name }) => `${event}/${name}`)),
  }
  const counts = { events: 0, unnumbered: 0, heads: 0, cosignatures: 0, tables: 0, rows: 0, captures: 0 }
  const opener = new PartOpener(vault)
  const checker = new EventChecker(tx, opener, tally, async (event, name) => {
    const [part] = (await findParts(database.db, [event])).filter((one) => one.name === name)
    return part?.sealed === null
  })
  let wrong: Wrong | undefined
  try {
    const all = await countEvents(tx)
    const keys = await readKeyChain(tx, logKeys)
    const heads = new HeadsChecker(tx, keys)
    const onEvents = (done: number): void => progress('events', done, all)
    counts.events = await checkLog({ tx, checker, heads, keys, onEvents })
    counts.heads = heads.count
    counts.cosignatures = heads.cosigned
    counts.unnumbered = await checkUnnumbered(tx, checker)
    const tables = await readRecordedTables(tx)
    for (const table of tables) {
      counts.rows += await checkTable(tx, opener, table, (done) => progress(table, done, undefined))
      counts.tables++
    }
    await checkGuards(tx, tables)
    if (captures)
      counts.captures = await checkCaptures({ tx, vault, blobs: captures }, (done) =>
        progress('captures', done, undefined),
      )
  } catch (error) {
    if (!(error instanceof Found)) throw error
    wrong = error.wrong
  }
  const { parts, destroyed } = tally
  return { wrong, ...counts, parts, destroyed, pending: pending.length }
}
