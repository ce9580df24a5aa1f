import { randomUUID } from 'node:crypto'
import { link, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Written beside a file before it takes its place; one that is left was cut off, and is nothing. */
export const beside = '.new'

/** Writes a file so that after a power cut it is there whole or not at all: written beside, synced, renamed, folder synced. */
export async function writeDurably(path: string, text: string | Uint8Array): Promise<void> {
  const written = await writeBeside(path, text)
  await rename(written, path)
  await syncFolder(dirname(path))
}

/** As `writeDurably`, and false where the file is there already: of two that make it at once, one does. */
export async function createDurably(path: string, text: string): Promise<boolean> {
  const written = await writeBeside(path, text)
  try {
    await link(written, path)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(written, { force: true })
    await syncFolder(dirname(path))
  }
}

/** Adds lines at the end of a file. A line that a power cut left unfinished spoils no other. */
export async function appendDurably(path: string, lines: readonly string[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(path, 'a', 0o600)
  try {
    await file.writeFile(`\n${lines.join('\n')}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
  await syncFolder(dirname(path))
}

export async function removeDurably(path: string): Promise<void> {
  await rm(path, { force: true })
  await syncFolder(dirname(path))
}

export const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code

async function writeBeside(path: string, text: string | Uint8Array): Promise<string> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const written = `${path}.${randomUUID()}${beside}`
  const file = await open(written, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  return written
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and has journalled the rename.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r').catch((error: unknown) => {
    if (isCode(error, 'ENOENT')) return undefined
    throw error
  })
  if (!handle) return
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
