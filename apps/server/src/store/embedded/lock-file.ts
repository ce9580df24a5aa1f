import { closeSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The `postmaster.pid` that an earlier postmaster has left, as it was when it was opened. */
export type LockFile = {
  /** To be called when no process is left in the directory, and never before. */
  disown(): void
  close(): void
}

/**
 * PostgreSQL takes any live process with the number in `postmaster.pid` for a postmaster: one that only waits to be
 * reaped, or that got the number later. So the number becomes ours: a postmaster passes over its parent's, and still
 * looks at the shared memory that the file names further down. The file is held open, so that one which another
 * postmaster puts in its place meanwhile is left alone.
 */
export function openLockFile(cluster: string): LockFile | undefined {
  let descriptor: number
  try {
    descriptor = openSync(join(cluster, 'postmaster.pid'), 'r+')
  } catch {
    return undefined
  }
  return {
    disown: () => {
      const [, ...rest] = readFileSync(descriptor, 'utf8').split('\n')
      ftruncateSync(descriptor)
      writeSync(descriptor, [process.pid, ...rest].join('\n'), 0)
    },
    close: () => closeSync(descriptor),
  }
}
