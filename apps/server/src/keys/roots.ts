import { chmod, mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durable-file.ts'
import { keyLength } from './seal.ts'

/** What a root key is for; none is ever used for two things. */
export const purposes = ['log', 'records', 'cookies', 'credentials', 'reports'] as const
export type Purpose = (typeof purposes)[number]

export type RootKey = { readonly number: number; readonly bytes: Uint8Array }

export type Random = (length: number) => Uint8Array

const firstLine = 'secondlook.root-keys/v1'

/** The root keys of a folder, made where they are missing. The last of a purpose is the one in use. */
export class RootKeys {
  readonly #folder: string
  readonly #keys: Map<Purpose, readonly RootKey[]>

  private constructor(folder: string, keys: Map<Purpose, readonly RootKey[]>) {
    this.#folder = folder
    this.#keys = keys
  }

  static async open(folder: string, random: Random): Promise<RootKeys> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await refuseOpenFolder(folder)
    const keys = new Map<Purpose, readonly RootKey[]>()
    for (const purpose of purposes) {
      const known = await readKeys(fileOf(folder, purpose))
      keys.set(purpose, known.length > 0 ? known : await addKey(folder, purpose, known, random))
    }
    return new RootKeys(folder, keys)
  }

  current(purpose: Purpose): RootKey {
    const key = this.#keys.get(purpose)?.at(-1)
    if (!key) throw new Error(`no root key for ${purpose}`)
    return key
  }

  numbered(purpose: Purpose, number: number): RootKey | undefined {
    return this.#keys.get(purpose)?.find((key) => key.number === number)
  }

  /** All of a purpose, the oldest first. */
  all(purpose: Purpose): readonly RootKey[] {
    return this.#keys.get(purpose) ?? []
  }

  /** Adds a key, which is the one in use from then on; the older ones stay until they are retired. */
  async rotate(purpose: Purpose, random: Random): Promise<RootKey> {
    this.#keys.set(purpose, await addKey(this.#folder, purpose, this.all(purpose), random))
    return this.current(purpose)
  }

  /** Drops every key but the one in use: what only they could open is lost. */
  async retire(purpose: Purpose): Promise<void> {
    const kept = [this.current(purpose)]
    await writeDurably(fileOf(this.#folder, purpose), format(purpose, kept))
    this.#keys.set(purpose, kept)
  }
}

const fileOf = (folder: string, purpose: Purpose): string => join(folder, 'roots', `${purpose}.keys`)

async function addKey(
  folder: string,
  purpose: Purpose,
  known: readonly RootKey[],
  random: Random,
): Promise<readonly RootKey[]> {
  const keys = [...known, { number: (known.at(-1)?.number ?? 0) + 1, bytes: random(keyLength) }]
  await writeDurably(fileOf(folder, purpose), format(purpose, keys))
  return keys
}

const format = (purpose: Purpose, keys: readonly RootKey[]): string =>
  [
    firstLine,
    ...keys.map(({ number, bytes }) => `${purpose} ${number} ${Buffer.from(bytes).toString('base64')}`),
    '',
  ].join('\n')

async function readKeys(file: string): Promise<readonly RootKey[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (text === '') return []
  const [first, ...lines] = text.split('\n')
  if (first !== firstLine) throw new Error(`${file} is not a file of root keys`)
  return lines
    .filter((line) => line !== '')
    .map((line) => {
      const [, number = '', base64 = ''] = line.split(' ')
      const bytes = Buffer.from(base64, 'base64')
      if (!/^\d+$/.test(number) || bytes.length !== keyLength)
        throw new Error(`${file} has a line that is no root key`)
      return { number: Number(number), bytes }
    })
}

/** Keys that everybody on a machine can read protect nothing. */
async function refuseOpenFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const { mode } = await stat(folder)
  if ((mode & 0o077) !== 0) await chmod(folder, 0o700)
}
