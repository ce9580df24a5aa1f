import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { ReadFile } from './check-export.ts'

/** Writes files below a folder that gets its name once it is whole. */
export class ExportFolder {
  readonly #folder: string
  readonly #unfinished: string

  constructor(folder: string) {
    this.#folder = folder
    this.#unfinished = `${folder}.unfinished`
  }

  /** Whether there is something already that an export would be mixed with. */
  isTaken(): boolean {
    return existsSync(this.#folder) || existsSync(this.#unfinished)
  }

  readonly write = async (path: string, bytes: Uint8Array): Promise<void> => {
    const file = join(this.#unfinished, ...path.split('/'))
    await mkdir(dirname(file), { recursive: true })
    await writeFile(file, bytes, { flag: 'wx' })
  }

  async finish(): Promise<void> {
    await rename(this.#unfinished, this.#folder)
  }
}

/** The files below a folder, by their paths in the export. */
export async function openExportFolder(
  folder: string,
): Promise<{ readonly read: ReadFile; readonly names: readonly string[] }> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const names = entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  const known = new Set(names)
  const read: ReadFile = async (path) =>
    known.has(path) ? new Uint8Array(await readFile(join(folder, ...path.split('/')))) : undefined
  return { read, names: names.sort() }
}
