import { sql } from 'kysely'
import type { Tx } from '../../store/database.ts'
import { type DirectoryRefusal, no } from './refusal.ts'

const key = 7276120

/** Ordinary changes of the directory run side by side, and none while a whole file of people is taken in. */
export async function enterDirectory(tx: Tx): Promise<DirectoryRefusal | undefined> {
  const { rows } = await sql<{ entered: boolean }>`
    select pg_try_advisory_xact_lock_shared(${sql.lit(key)}) as entered`.execute(tx)
  return rows[0]?.entered
    ? undefined
    : no('directory-busy', 'A file of people is being taken in. Nothing was changed; try again in a minute.')
}

/** For a file of people: waits for those who are inside, and keeps everybody else out until it is done. */
export async function closeDirectory(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${sql.lit(key)})`.execute(tx)
}
