import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { removeDurably, writeDurably } from './durable-file.ts'
import type { Purpose, Random, RootKeys } from './roots.ts'
import { keyLength, newNonce, seal, unseal } from './seal.ts'

/** Names data keys within their group: for a part `EVENT/NAME`. */
export type DataKeys = ReadonlyMap<string, Uint8Array>

const firstLine = 'secondlook.wrapped-keys/v1'

/**
 * Wrapped data keys, one small file a group. A group is what is written together, so that one change syncs one file.
 * It lives in the keys folder and never in the database, because a backup of the database must not bring back what
 * was destroyed here.
 */
export class Vault {
  readonly #folder: string
  readonly #roots: RootKeys
  readonly #purpose: Purpose
  readonly #random: Random

  constructor(folder: string, roots: RootKeys, purpose: Purpose, random: Random) {
    this.#folder = join(folder, 'vault', purpose)
    this.#roots = roots
    this.#purpose = purpose
    this.#random = random
  }

  newKey(): Uint8Array {
    return this.#random(keyLength)
  }

  /** Keeps the keys of a new group; they are on disk when this returns. */
  async keep(group: string, keys: DataKeys): Promise<void> {
    await writeDurably(this.#file(group), this.#format(group, keys))
  }

  /** The keys of a group that have not been destroyed; none where there is no such group. */
  async open(group: string): Promise<DataKeys> {
    const keys = new Map<string, Uint8Array>()
    for (const [name, wrapped] of await this.#read(group)) {
      const key = this.#unwrap(group, name, wrapped)
      if (!key)
        throw new Error(
          `the wrapped key ${name} of ${group} cannot be opened with the root keys of this folder`,
        )
      keys.set(name, key)
    }
    return keys
  }

  /** Destroys keys for ever. To destroy what is destroyed already changes nothing. */
  async destroy(group: string, names: readonly string[]): Promise<void> {
    const left = new Map([...(await this.open(group))].filter(([name]) => !names.includes(name)))
    if (left.size === 0) await removeDurably(this.#file(group))
    else await this.keep(group, left)
  }

  /** Takes back a group whose change was never committed. */
  async forget(group: string): Promise<void> {
    await removeDurably(this.#file(group))
  }

  /** Wraps every key under the root key now in use; afterwards the older root keys may be retired. */
  async rewrap(): Promise<number> {
    let count = 0
    for (const group of await this.groups()) {
      await this.keep(group, await this.open(group))
      count++
    }
    return count
  }

  async groups(): Promise<readonly string[]> {
    const found = await readdir(this.#folder, { recursive: true, withFileTypes: true }).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return []
        throw error
      },
    )
    return found
      .filter((entry) => entry.isFile() && entry.name.endsWith('.keys'))
      .map(({ name }) => name.slice(0, -'.keys'.length))
      .sort()
  }

  /** The last letters of an id are random, the first are its time. */
  #file(group: string): string {
    return join(this.#folder, group.slice(-2), `${group}.keys`)
  }

  #format(group: string, keys: DataKeys): string {
    const root = this.#roots.current(this.#purpose)
    const lines = [...keys].map(([name, key]) => {
      const wrapped = seal(root.bytes, newNonce(this.#random), this.#about(group, name), key)
      return `${name} ${root.number} ${Buffer.from(wrapped).toString('base64')}`
    })
    return [firstLine, ...lines, ''].join('\n')
  }

  async #read(group: string): Promise<ReadonlyMap<string, { number: number; bytes: Uint8Array }>> {
    const file = this.#file(group)
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return `${firstLine}\n`
      throw error
    })
    const [first, ...lines] = text.split('\n')
    if (first !== firstLine) throw new Error(`${file} is not a file of wrapped keys`)
    return new Map(
      lines
        .filter((line) => line !== '')
        .map((line) => {
          const [name = '', number = '', base64 = ''] = line.split(' ')
          return [name, { number: Number(number), bytes: Buffer.from(base64, 'base64') }] as const
        }),
    )
  }

  #unwrap(group: string, name: string, { number, bytes }: { number: number; bytes: Uint8Array }) {
    const root = this.#roots.numbered(this.#purpose, number)
    return root && unseal(root.bytes, this.#about(group, name), bytes)
  }

  #about(group: string, name: string): string {
    return `secondlook.wrapped-key/v1\n${this.#purpose}\n${group}\n${name}`
  }
}
