import { randomBytes } from 'node:crypto'
import { appendFileSync } from 'node:fs'
import { sql } from 'kysely'
import { openDatabase } from '../database.ts'
import { isConnectionLost } from '../faults.ts'
import { newId } from '../ids.ts'
import { reachDatabase } from '../open-store.ts'

// A user of the store that commits without pause and notes outside what was acknowledged: DATA_FOLDER NOTES.
const [dataFolder = '', notes = ''] = process.argv.slice(2)
const reached = await reachDatabase({ dataFolder, databaseUrl: undefined })
const database = openDatabase(reached.source)
let isLeaving = false
process.once('SIGTERM', () => {
  isLeaving = true
})

async function write(): Promise<void> {
  while (!isLeaving) {
    const id = newId({ now: Date.now, randomBytes })
    try {
      await database.transact(async (tx) => {
        await sql`insert into crash (id) values (${id})`.execute(tx)
        await sql`update crash_count set n = n + 1 where writer = ${process.pid % 4}`.execute(tx)
      })
      appendFileSync(notes, `${id}\n`)
    } catch (error) {
      // Lost while the commit was under way: nothing was promised, and the next one may go through.
      if (!isConnectionLost(error)) appendFileSync(notes, `fault ${String(error)}\n`)
    }
  }
}

await Promise.all([write(), write(), write()])
await database.close()
await reached.leave()
