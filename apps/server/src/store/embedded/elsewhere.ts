import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeDurably } from '../../disk/durable-file.ts'
import { StoreError } from '../store-error.ts'

const systemFolder = '/var/lib/secondlook'

/** The note in a data folder that leads to the folder of its server. */
const noteOf = (data: string): string => join(data, 'postgres-is-elsewhere')
/** The note in the folder of a server that names the data folder it belongs to. */
const ownerNoteOf = (folder: string): string => join(folder, 'data-folder')

export const isNotedElsewhere = (data: string): boolean => existsSync(noteOf(data))

/**
 * The system folder of a data folder. A note in the data folder leads there, so that it is found again after a move. A
 * copy of a data folder would lead two stores to one server, and is refused. A note that says nothing, or leads to
 * nothing, is refused too: with a guess in its place somebody's store would be empty all at once.
 */
export async function findElsewhere(data: string): Promise<string> {
  const noted = readNote(noteOf(data), () => adviseOn(data))
  if (noted !== undefined && !existsSync(noted)) {
    throw new StoreError(
      `${noteOf(data)} leads to ${noted}, which is not there; bring that folder back, or restore a backup into an empty DATA_DIR`,
    )
  }
  const folder = noted ?? join(systemFolder, createHash('sha256').update(data).digest('hex').slice(0, 16))
  const owner = readNote(
    ownerNoteOf(folder),
    () => `write the path of the DATA_DIR that it belongs to into it`,
  )
  if (owner !== undefined && owner !== data && isNotedElsewhere(owner)) {
    throw new StoreError(
      `${data} is a copy of ${owner}, and its database in ${folder} belongs to that; restore a backup into an empty DATA_DIR`,
    )
  }
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  if (owner !== data) await writeDurably(ownerNoteOf(folder), `${data}\n`)
  if (noted === undefined) await writeDurably(noteOf(data), `${folder}\n`)
  return folder
}

/** What a note says; one whose line has no end was cut short. */
function readNote(note: string, advise: () => string): string | undefined {
  if (!existsSync(note)) return undefined
  const said = /^(\/[^\n]*)\n$/.exec(readFileSync(note, 'utf8'))?.[1]
  if (said !== undefined) return said
  throw new StoreError(`${note} is empty or was cut short; ${advise()}`)
}

function adviseOn(data: string): string {
  const names = existsSync(systemFolder) ? readdirSync(systemFolder) : []
  const found = names
    .map((name) => join(systemFolder, name))
    .find(
      (folder) =>
        existsSync(ownerNoteOf(folder)) && readFileSync(ownerNoteOf(folder), 'utf8') === `${data}\n`,
    )
  return found === undefined
    ? `write the path of the database's folder into it: the one below ${systemFolder} whose file data-folder names this DATA_DIR`
    : `the database is in ${found}: echo ${found} > ${noteOf(data)}`
}
