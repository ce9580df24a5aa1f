import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createDurably, isCode, removeDurably } from '../disk/durable-file.ts'
import { keyLength } from './seal.ts'

/** What a root key is for; none is ever used for two things. */
export const purposes = ['log', 'records', 'cookies', 'credentials', 'reports', 'counters'] as const
export type Purpose = (typeof purposes)[number]

export type RootKey = { readonly number: number; readonly bytes: Uint8Array }

export type Random = (length: number) => Uint8Array

const firstLine = 'secondlook.root-key/v1'

/**
 * The root keys of a folder, made where they are missing. The last of a purpose is the one in use. Each is a file that
 * is made once and never written again, so that of two programs that make one at the same time, both use the same.
 */
export class RootKeys {
  readonly #folder: string
  readonly #keys = new Map<Purpose, readonly RootKey[]>()
  /** Also those that have been retired since: what this program was writing under one, it can still write anew. */
  readonly #ever = new Map<string, RootKey>()

  private constructor(folder: string) {
    this.#folder = join(folder, 'roots')
  }

  static async open(folder: string, random: Random): Promise<RootKeys> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await refuseOpenFolder(folder)
    const roots = new RootKeys(folder)
    await mkdir(roots.#folder, { recursive: true, mode: 0o700 })
    for (const purpose of purposes) {
      await roots.refresh(purpose)
      if (roots.all(purpose).length === 0) await roots.rotate(purpose, random)
    }
    return roots
  }

  current(purpose: Purpose): RootKey {
    const key = this.#keys.get(purpose)?.at(-1)
    if (!key) throw new Error(`no root key for ${purpose}`)
    return key
  }

  numbered(purpose: Purpose, number: number): RootKey | undefined {
    return this.#ever.get(`${purpose} ${number}`)
  }

  /** All of a purpose, the oldest first. */
  all(purpose: Purpose): readonly RootKey[] {
    return this.#keys.get(purpose) ?? []
  }

  /** Looks at the folder again: another program may have rotated or retired keys since. */
  async refresh(purpose: Purpose): Promise<void> {
    const numbers = (await readdir(this.#folder)).flatMap((name) => numberOf(purpose, name))
    const known = this.all(purpose)
    const keys: RootKey[] = []
    for (const number of numbers.sort((left, right) => left - right)) {
      const key = known.find((one) => one.number === number) ?? (await this.#read(purpose, number))
      if (key) keys.push(key)
    }
    this.#keys.set(purpose, keys)
    for (const key of keys) this.#ever.set(`${purpose} ${key.number}`, key)
  }

  /** Adds a key, which is the one in use from then on; the older ones stay until they are retired. */
  async rotate(purpose: Purpose, random: Random): Promise<RootKey> {
    await this.refresh(purpose)
    const number = (this.all(purpose).at(-1)?.number ?? 0) + 1
    const base64 = Buffer.from(random(keyLength)).toString('base64')
    // Where another program was faster, its key is as good as ours.
    await createDurably(this.#file(purpose, number), `${firstLine}\n${purpose} ${number} ${base64}\n`)
    await this.refresh(purpose)
    return this.current(purpose)
  }

  /** Drops every key but the newest ones: what only the others could open is lost. */
  async retire(purpose: Purpose, kept = 1): Promise<void> {
    for (const { number } of this.all(purpose).slice(0, -kept))
      await removeDurably(this.#file(purpose, number))
    await this.refresh(purpose)
  }

  #file(purpose: Purpose, number: number): string {
    return join(this.#folder, `${purpose}.${number}.key`)
  }

  /** `undefined` where it was retired meanwhile. */
  async #read(purpose: Purpose, number: number): Promise<RootKey | undefined> {
    const file = this.#file(purpose, number)
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      if (isCode(error, 'ENOENT')) return undefined
      throw error
    })
    if (text === undefined) return undefined
    const [first, line = ''] = text.split('\n')
    const [name, count, base64 = ''] = line.split(' ')
    const bytes = Buffer.from(base64, 'base64')
    if (first !== firstLine || name !== purpose || count !== String(number) || bytes.length !== keyLength)
      throw new Error(`${file} is no root key`)
    return { number, bytes }
  }
}

function numberOf(purpose: Purpose, name: string): number[] {
  const [, found] = /^[a-z]+\.([1-9][0-9]{0,8})\.key$/.exec(name) ?? []
  return found !== undefined && name.startsWith(`${purpose}.`) ? [Number(found)] : []
}

/** Keys that everybody on a machine can read protect nothing. */
async function refuseOpenFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const { mode } = await stat(folder)
  if ((mode & 0o077) !== 0) await chmod(folder, 0o700)
}
