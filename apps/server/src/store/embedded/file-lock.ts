import { spawn } from 'node:child_process'
import { closeSync, constants, openSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { StoreError } from '../store-error.ts'

/** A lock that the operating system drops when its holder ends, however that comes about. */
export type FileLock = { readonly descriptor: number; release(): void }
type LockKind = 'exclusive' | 'shared'

// macOS can ask for the lock while opening (`O_SHLOCK`, `O_EXLOCK`), for which Node has no names.
const openFlags = { shared: 0x10, exclusive: 0x20 }

/** Waits for a lock; `undefined` where it could not be had in time. Nought is trying once. */
export async function lockFile(path: string, kind: LockKind, waitMs: number): Promise<FileLock | undefined> {
  if (process.platform !== 'linux') return await lockByOpening(path, kind, waitMs)
  const descriptor = openSync(path, 'a', 0o600)
  if (await flock(descriptor, kind, waitMs)) return lockOn(descriptor)
  closeSync(descriptor)
  return undefined
}

/**
 * Turns a shared lock into an exclusive one where nobody else shares it. Where somebody does, the shared lock is
 * given up all the same: the answer is for somebody who is leaving.
 */
export async function takeOver(lock: FileLock, path: string): Promise<FileLock | undefined> {
  if (process.platform === 'linux') {
    if (await flock(lock.descriptor, 'exclusive', 0)) return lock
    lock.release()
    return undefined
  }
  lock.release()
  return await lockFile(path, 'exclusive', 0)
}

const lockOn = (descriptor: number): FileLock => ({ descriptor, release: () => closeSync(descriptor) })

/**
 * `flock` locks the open file, not itself: what it was asked to lock stays locked after it has ended, for as long
 * as this process keeps the file open.
 */
async function flock(descriptor: number, kind: LockKind, waitMs: number): Promise<boolean> {
  const flags = [kind === 'shared' ? '-s' : '-x', ...(waitMs > 0 ? [] : ['-n']), '3']
  const child = spawn('flock', flags, { stdio: ['ignore', 'ignore', 'ignore', descriptor] })
  const timer = waitMs > 0 ? setTimeout(() => child.kill(), waitMs) : undefined
  return await new Promise((resolve, reject) => {
    child.on('error', () =>
      reject(
        new StoreError(
          'the program flock is missing (package util-linux); install it, or set DATABASE_URL to a PostgreSQL 15 or newer',
        ),
      ),
    )
    child.on('exit', (code) => {
      clearTimeout(timer)
      resolve(code === 0)
    })
  })
}

async function lockByOpening(path: string, kind: LockKind, waitMs: number): Promise<FileLock | undefined> {
  const flags = constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | openFlags[kind]
  const end = performance.now() + waitMs
  for (;;) {
    try {
      return lockOn(openSync(path, flags, 0o600))
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EAGAIN'
      if (!isTaken) throw error
      if (performance.now() >= end) return undefined
    }
    await sleep(20)
  }
}
