import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { StoreError } from '../store-error.ts'
import type { Home } from './home.ts'
import { superuser } from './probe.ts'
import type { Programs } from './programs.ts'

/**
 * Makes the cluster where there is none. It gets its name when it is whole, so one that was cut short is only
 * something to clear away. Text is UTF-8 and compares bytewise; pages carry checksums.
 */
export async function createCluster(home: Home, { initdb }: Programs): Promise<void> {
  if (existsSync(home.cluster)) return
  for (const name of readdirSync(home.folder).filter((one) => one.startsWith('cluster.new-')))
    rmSync(join(home.folder, name), { recursive: true, force: true })
  const unfinished = `${home.cluster}.new-${process.pid}-${Math.trunc(performance.now() * 1000)}`
  mkdirSync(unfinished, { mode: 0o700 })
  if (home.runAs) chownSync(unfinished, home.runAs.uid, home.runAs.gid)
  const flags = ['-D', unfinished, '-U', superuser, '--encoding=UTF8', '--locale=C', '--auth=trust']
  try {
    await promisify(execFile)(initdb, [...flags, '--data-checksums', '--no-instructions', ...syncing], {
      cwd: '/',
      ...home.runAs,
      env: { LC_ALL: 'C', TZ: 'UTC', PATH: process.env['PATH'] },
    })
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true })
    const said = error instanceof Error && 'stderr' in error ? String(error.stderr).trim().split('\n')[0] : ''
    throw new StoreError(
      `the database could not be made in ${home.folder}: ${said || String(error)}; set DATA_DIR to another folder, or DATABASE_URL`,
    )
  }
  renameSync(unfinished, home.cluster)
}

/** One call for the whole file system where there is one, in place of one a file. */
const syncing = process.platform === 'linux' ? ['--sync-method=syncfs'] : []

/** The name that stands in the titles of the cluster's processes. */
export const clusterName = ({ cluster }: Home): string =>
  `secondlook-${createHash('sha256').update(cluster).digest('hex').slice(0, 12)}`
