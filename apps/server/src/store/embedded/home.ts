import { createHash } from 'node:crypto'
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { StoreError } from '../store-error.ts'
import { findElsewhere, isNotedElsewhere } from './elsewhere.ts'

/** The folder in which one embedded server lives, and the user that its processes run as. */
export type Home = {
  readonly folder: string
  readonly cluster: string
  readonly sockets: string
  readonly log: string
  /** Set where we are root, which PostgreSQL refuses to be. */
  readonly runAs: { readonly uid: number; readonly gid: number } | undefined
  /** The folder was moved out of the data folder, because the server's user cannot get there. */
  readonly isElsewhere: boolean
}

const nobody = { uid: 65_534, gid: 65_534 }
const socketPathMax = 100

/** Makes the folders of the server that belongs to a data folder; the same ones each time it is asked. */
export async function prepareHome(dataFolder: string): Promise<Home> {
  const isRoot = process.getuid?.() === 0
  mkdirSync(dataFolder, { recursive: true, mode: isRoot ? 0o711 : 0o700 })
  const data = realpathSync(dataFolder)
  const runAs = isRoot ? nobody : undefined
  const isElsewhere = mustBeElsewhere(data, runAs)
  const folder = isElsewhere ? await findElsewhere(data) : join(data, 'postgres')
  mkdirSync(folder, { recursive: true, mode: isRoot ? 0o711 : 0o700 })
  const sockets = socketFolder(folder)
  ownFolder(sockets, runAs)
  return { folder, cluster: join(folder, 'cluster'), sockets, log: join(folder, 'log'), runAs, isElsewhere }
}

/** Whether a user that owns nothing on the way can walk into a folder. */
export function canReach(folder: string, uid: number): boolean {
  const { mode, uid: owner } = statSync(folder)
  const mayEnter = (mode & 0o001) !== 0 || (owner === uid && (mode & 0o100) !== 0)
  const parent = dirname(folder)
  return mayEnter && (parent === folder || canReach(parent, uid))
}

/**
 * Whether the server lives out of the data folder. A note says so for good, also where its user could get there by
 * now; and a database inside that its user cannot get to any more is not replaced by an empty one outside.
 */
function mustBeElsewhere(data: string, runAs: Home['runAs']): boolean {
  const inside = join(data, 'postgres')
  const isInside = existsSync(join(inside, 'cluster'))
  const isNoted = isNotedElsewhere(data)
  const isOut = runAs !== undefined && !canReach(data, runAs.uid)
  if (isInside && isNoted) {
    throw new StoreError(
      `${data} has a database in ${inside} and a note, postgres-is-elsewhere, that leads to another; move the one you do not want away`,
    )
  }
  if (isInside && isOut) {
    throw new StoreError(
      `the database in ${inside} runs as user ${runAs.uid}, who cannot get there; let everybody pass through each folder above it: chmod o+x`,
    )
  }
  return isNoted || isOut
}

/** A socket's path has little room (some 100 bytes), so a long one goes to a folder named by its digest. */
function socketFolder(folder: string): string {
  const near = join(folder, 'socket')
  if (Buffer.byteLength(join(near, '.s.PGSQL.5432')) <= socketPathMax) return near
  const digest = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  return `/tmp/secondlook-${digest}`
}

/** A folder that nobody else may enter; one that somebody else made first is not used. */
function ownFolder(folder: string, runAs: Home['runAs']): void {
  const uid = runAs?.uid ?? process.getuid?.() ?? 0
  if (!existsSync(folder)) {
    mkdirSync(folder, { mode: 0o700 })
    if (runAs) chownSync(folder, runAs.uid, runAs.gid)
    chmodSync(folder, 0o700)
  }
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0) {
    throw new StoreError(
      `${folder} is not a private folder of user ${uid}; remove it, or set DATABASE_URL to a PostgreSQL 15 or newer`,
    )
  }
}
