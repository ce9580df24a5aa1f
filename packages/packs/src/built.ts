import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pack } from '@secondlook/contract'

/** A pack parsed once, at build time, with what its files looked like then. */
export type BuiltPack = { readonly stamp: string; readonly pack: Pack }

/** Size and time of every file below some folders: changes whenever one of them is written. */
export function stampOf(folders: readonly string[]): string {
  const files: string[] = []
  for (const folder of folders) {
    for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
      const { size, mtimeMs } = statSync(join(folder, name))
      files.push(`${name} ${size} ${mtimeMs}`)
    }
  }
  return files.join('\n')
}

/** The pack as it was built beside the program, if its files have not changed since. */
export function builtPack(id: string, shipped: string): Pack | undefined {
  let text: string
  try {
    text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), 'packs', `${id}.json`), 'utf8')
  } catch {
    return undefined
  }
  const { stamp, pack } = JSON.parse(text) as BuiltPack
  const folders = [id, ...(pack.head.uses ?? [])].map((one) => join(shipped, one))
  return stampOf(folders) === stamp ? pack : undefined
}
