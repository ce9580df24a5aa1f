import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { RootKeys } from '../../keys/roots.ts'
import { Vault } from '../../keys/vault.ts'
import { openDatabase } from '../../store/database.ts'
import { isConnectionLost } from '../../store/faults.ts'
import { reachDatabase } from '../../store/open-store.ts'
import { StoreError } from '../../store/store-error.ts'
import type { Recorder } from '../commit.ts'

export type Child = {
  readonly recorder: Recorder
  readonly roots: RootKeys
  /** Writes a line outside of the store, so that what was acknowledged is known whatever is killed. */
  note(line: string): void
  /** Runs a step without pause until the program is asked to leave. */
  loop(step: () => Promise<void>): Promise<void>
}

/** What every program of the crash rounds opens: DATA_FOLDER KEYS_FOLDER NOTES. */
export async function openChild(): Promise<Child> {
  const [dataFolder = '', keysFolder = '', notes = ''] = process.argv.slice(2)
  const reached = await reachDatabase({ dataFolder, databaseUrl: undefined })
  const database = openDatabase(reached.source)
  const roots = await RootKeys.open(keysFolder, randomBytes)
  const vault = new Vault(keysFolder, roots, 'records', randomBytes)
  const source = { now: Date.now, randomBytes }
  const note = (line: string): void => appendFileSync(notes, `${line}\n`)
  let isLeaving = false
  process.once('SIGTERM', () => {
    isLeaving = true
  })
  const loop = async (step: () => Promise<void>): Promise<void> => {
    while (!isLeaving) {
      try {
        await step()
      } catch (error) {
        // Cut off is what is to be expected here, and so is a database that takes several attempts to come back: its own
        // crash test looks at that. Anything else is a fault.
        if (error instanceof StoreError) note(`waited ${error.message}`)
        else if (!isConnectionLost(error)) note(`fault ${String(error).replaceAll('\n', ' ')}`)
      }
    }
    await database.close()
    await reached.leave()
  }
  return { recorder: { database, vault, source, enqueue: async () => undefined }, roots, note, loop }
}
