import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pack } from '@secondlook/contract'
import { builtPack } from './built.ts'
import { PackFolderError, readPackFolder } from './read-folder.ts'

/** The folder of the packs that come with the program, found from its own place. */
export function shippedFolder(): string {
  let at = dirname(fileURLToPath(import.meta.url))
  for (let up = 0; up < 8; up++) {
    const folder = join(at, 'policy-packs')
    if (existsSync(join(folder, 'act-2015', 'pack.yaml'))) return folder
    at = dirname(at)
  }
  throw new PackFolderError('the packs that come with Second Look are not where they should be')
}

export const shippedIds = (): readonly string[] =>
  readdirSync(shippedFolder(), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(shippedFolder(), entry.name, 'pack.yaml')))
    .map((entry) => entry.name)
    .sort()

const known = new Map<string, Pack>()

/** A pack that comes with the program, by id and, if given, version. */
export function shippedPack(name: string): Pack {
  const [id = '', version] = name.split('@')
  if (!shippedIds().includes(id))
    throw new PackFolderError(`no pack ${id} comes with Second Look; there are ${shippedIds().join(', ')}`)
  const pack =
    known.get(id) ?? builtPack(id, shippedFolder()) ?? readPackFolder(join(shippedFolder(), id), shippedPack)
  known.set(id, pack)
  if (version !== undefined && pack.head.version !== version) {
    throw new PackFolderError(`pack ${id} is here in version ${pack.head.version}, not ${version}`)
  }
  return pack
}

/** With a slash or a leading dot a folder, else the id of a shipped pack. */
export function findPack(name: string): Pack {
  return name.includes('/') || name.includes('\\') || name.startsWith('.')
    ? readPackFolder(name, shippedPack)
    : shippedPack(name)
}
