import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A process of a cluster: its postmaster, or something that a postmaster started. */
export type ServerProcess = { readonly id: number; readonly isPostmaster: boolean }

/**
 * The processes that live in a data directory. Every process of PostgreSQL has it as its current folder; where
 * there is no `/proc`, the name that we give the cluster stands in their titles.
 */
export function clusterProcesses(cluster: string, clusterName: string): ServerProcess[] {
  const ids = process.platform === 'linux' ? idsByFolder(cluster) : idsByTitle(cluster, clusterName)
  const postmaster = postmasterId(cluster)
  return ids.map((id) => ({ id, isPostmaster: id === postmaster }))
}

/** What the first line of `postmaster.pid` says, which may be out of date. */
function postmasterId(cluster: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(join(cluster, 'postmaster.pid'), 'utf8'), 10) || undefined
  } catch {
    return undefined
  }
}

function idsByFolder(cluster: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readlinkSync(`/proc/${name}/cwd`) === cluster && isPostgres(name)
      } catch {
        // It has ended, is a zombie, or is somebody else's and so not ours.
        return false
      }
    })
    .map(Number)
}

/** A person may have a shell open in the data directory; that is nothing to end. */
const isPostgres = (id: string): boolean => readFileSync(`/proc/${id}/comm`, 'utf8').trim() === 'postgres'

function idsByTitle(cluster: string, clusterName: string): number[] {
  const listed = execFileSync('ps', ['-axww', '-o', 'pid=,command='], { encoding: 'utf8' })
  return listed
    .split('\n')
    .filter((line) => line.includes(`postgres: ${clusterName}:`) || line.includes(`postgres -D ${cluster} `))
    .map((line) => Number.parseInt(line, 10))
}

/** Signals the processes that are still there, each looked up again just before. */
export function signalProcesses(
  find: () => readonly ServerProcess[],
  signal: NodeJS.Signals,
  which: (one: ServerProcess) => boolean = () => true,
): void {
  for (const { id } of find().filter(which)) {
    try {
      process.kill(id, signal)
    } catch (error) {
      const hasEnded = error instanceof Error && 'code' in error && error.code === 'ESRCH'
      if (!hasEnded) throw error
    }
  }
}

/** Waits until nothing of a cluster is left; false where something still is when time is up. */
export async function waitUntilGone(find: () => readonly ServerProcess[], waitMs: number): Promise<boolean> {
  const end = performance.now() + waitMs
  for (;;) {
    if (find().length === 0) return true
    if (performance.now() >= end) return false
    await sleep(10)
  }
}
