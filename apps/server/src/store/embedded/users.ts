import { join } from 'node:path'
import { StoreError } from '../store-error.ts'
import { type FileLock, lockFile, takeOver } from './file-lock.ts'

const waitMs = 180_000

/** Runs work that starts, stops or looks at the server; one process at a time does so. */
export async function alone<T>(folder: string, work: () => Promise<T>): Promise<T> {
  const lock = await lockFile(join(folder, 'start.lock'), 'exclusive', waitMs)
  if (!lock) {
    throw new StoreError(
      `another process has been starting or stopping the database in ${folder} for ${waitMs / 1000} seconds; end it and try again`,
    )
  }
  try {
    return await work()
  } finally {
    lock.release()
  }
}

/**
 * Counts this process among the users of the server, until it leaves or ends: a user is a shared lock, which the
 * operating system drops with its holder. Only to be called inside `alone`.
 */
export async function enter(folder: string): Promise<FileLock> {
  const lock = await lockFile(usersFile(folder), 'shared', waitMs)
  if (!lock) throw new StoreError(`${usersFile(folder)} is locked by something that is not Second Look`)
  return lock
}

/** Takes a user off, and runs `whenLast` if nobody is left. Only to be called inside `alone`. */
export async function leave(folder: string, user: FileLock, whenLast: () => Promise<void>): Promise<void> {
  const last = await takeOver(user, usersFile(folder))
  if (!last) return
  try {
    await whenLast()
  } finally {
    last.release()
  }
}

const usersFile = (folder: string): string => join(folder, 'users.lock')
