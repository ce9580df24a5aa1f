import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { appendDurably, beside, isCode, removeDurably, writeDurably } from '../disk/durable-file.ts'
import type { Purpose, Random, RootKeys } from './roots.ts'
import { keyLength, newNonce, seal, unseal } from './seal.ts'

/** Names data keys within their group: for a part `EVENT/NAME`. */
export type DataKeys = ReadonlyMap<string, Uint8Array>

type Wrapped = { readonly number: number; readonly bytes: Uint8Array }

const firstLine = 'secondlook.wrapped-keys/v1'
const triesMax = 5

/**
 * Wrapped data keys, one small file a group. A group is what is written together, so that one change syncs one file.
 * It lives in the keys folder and never in the database, because a backup of the database must not bring back what
 * was destroyed here.
 *
 * Any number of programs may use it at once, without a lock. What is destroyed is first written down as gone, in a
 * file that only grows; whoever writes a group looks afterwards whether something in it is gone by now or was wrapped
 * under a root key that has been replaced, and writes again if so.
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
    for (let root = 0; root !== this.#roots.current(this.#purpose).number; ) {
      root = this.#roots.current(this.#purpose).number
      await writeDurably(this.#file(group), this.#format(group, keys))
      // A root key that came in between will have the older ones retired, and this file was not there to be seen.
      await this.#roots.refresh(this.#purpose)
    }
  }

  /**
   * The keys of a group that have not been destroyed, or those that are asked for; none where there is no such group.
   */
  async open(group: string, wanted?: ReadonlySet<string>): Promise<DataKeys> {
    for (let tried = 1; ; tried++) {
      const [wrapped, gone] = [await this.#read(group), await this.gone(group)]
      const keys = new Map<string, Uint8Array>()
      let closed: string | undefined
      for (const [name, one] of wrapped) {
        if (gone.has(name) || wanted?.has(name) === false) continue
        const key = this.#unwrap(group, name, one)
        if (key) keys.set(name, key)
        else closed ??= name
      }
      if (closed === undefined) return keys
      if (tried === triesMax)
        throw new Error(
          `the wrapped key ${closed} of ${group} cannot be opened with the root keys of this folder`,
        )
      // Another program may be wrapping everything anew under a root key that is not known here yet.
      await this.#roots.refresh(this.#purpose)
    }
  }

  /** The names of keys that were destroyed: that much is remembered of them. */
  async gone(group: string): Promise<ReadonlySet<string>> {
    const text = await readFile(this.#goneFile(group), 'utf8').catch(nothing)
    return new Set((text ?? '').split('\n').filter((line) => line !== ''))
  }

  /** Destroys keys for ever. To destroy what is destroyed already changes nothing. */
  async destroy(group: string, names: readonly string[]): Promise<void> {
    const known = await this.gone(group)
    const more = names.filter((name) => !known.has(name))
    if (more.length > 0) await appendDurably(this.#goneFile(group), more)
    await this.#settle(group)
    // What a program that was killed had begun to write may hold what is gone.
    for (const name of await readdir(dirname(this.#file(group))).catch(() => []))
      if (name.startsWith(`${group}.keys.`) && name.endsWith(beside))
        await removeDurably(join(dirname(this.#file(group)), name))
  }

  /** Takes back a group whose change was never committed. */
  async forget(group: string): Promise<void> {
    await removeDurably(this.#file(group))
  }

  /** Wraps every key under the root key now in use; afterwards the older root keys may be retired. */
  async rewrap(onGroup: (count: number) => void | Promise<void> = () => undefined): Promise<number> {
    let count = 0
    await this.#roots.refresh(this.#purpose)
    for await (const group of this.eachGroup()) {
      if (await this.#settle(group)) count++
      await onGroup(count)
    }
    return count
  }

  async groups(): Promise<readonly string[]> {
    const all: string[] = []
    for await (const group of this.eachGroup()) all.push(group)
    return all.sort()
  }

  /** Every group that holds keys, one folder of them in memory at a time. */
  eachGroup(): AsyncGenerator<string> {
    return this.#each('.keys')
  }

  /** Every group of which keys were destroyed. */
  eachGroupWithGone(): AsyncGenerator<string> {
    return this.#each('.gone')
  }

  async *#each(ending: string): AsyncGenerator<string> {
    const folders = ((await readdir(this.#folder).catch(nothing)) ?? []).sort()
    for (const folder of folders)
      for (const name of (await readdir(join(this.#folder, folder))).sort())
        if (name.endsWith(ending)) yield name.slice(0, -ending.length)
  }

  /**
   * Writes a group again until nothing in it is gone and all of it is wrapped under the root key in use. What cannot
   * be opened stays as it is, because it is not ours to lose.
   */
  async #settle(group: string): Promise<boolean> {
    for (let tried = 0, hasWritten = false; ; hasWritten = true) {
      const [wrapped, gone] = [await this.#read(group), await this.gone(group)]
      await this.#roots.refresh(this.#purpose)
      const { number: current } = this.#roots.current(this.#purpose)
      const left = [...wrapped].filter(([name]) => !gone.has(name))
      if (left.length === wrapped.size && left.every(([, { number }]) => number === current))
        return hasWritten
      const keys = new Map(left.map(([name, one]) => [name, this.#unwrap(group, name, one)] as const))
      const [closed] = [...keys].find(([, key]) => !key) ?? []
      if (closed === undefined) await this.#replace(group, keys as DataKeys)
      else if (++tried === triesMax)
        throw new Error(
          `the wrapped key ${closed} of ${group} cannot be opened with the root keys of this folder`,
        )
    }
  }

  async #replace(group: string, keys: DataKeys): Promise<void> {
    if (keys.size === 0) return await removeDurably(this.#file(group))
    try {
      await writeDurably(this.#file(group), this.#format(group, keys))
    } catch (error) {
      // Whoever destroyed something in this group meanwhile took off what had been begun: it is looked at again.
      if (!isCode(error, 'ENOENT')) throw error
    }
  }

  /** The last letters of an id are random, the first are its time. */
  #file(group: string): string {
    return join(this.#folder, group.slice(-2), `${group}.keys`)
  }

  #goneFile(group: string): string {
    return join(this.#folder, group.slice(-2), `${group}.gone`)
  }

  #format(group: string, keys: DataKeys): string {
    const root = this.#roots.current(this.#purpose)
    const lines = [...keys].map(([name, key]) => {
      const wrapped = seal(root.bytes, newNonce(this.#random), this.#about(group, name), key)
      return `${name} ${root.number} ${Buffer.from(wrapped).toString('base64')}`
    })
    return [firstLine, ...lines, ''].join('\n')
  }

  async #read(group: string): Promise<ReadonlyMap<string, Wrapped>> {
    const file = this.#file(group)
    const text = (await readFile(file, 'utf8').catch(nothing)) ?? `${firstLine}\n`
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

  #unwrap(group: string, name: string, { number, bytes }: Wrapped) {
    const root = this.#roots.numbered(this.#purpose, number)
    return root && unseal(root.bytes, this.#about(group, name), bytes)
  }

  #about(group: string, name: string): string {
    return `secondlook.wrapped-key/v1\n${this.#purpose}\n${group}\n${name}`
  }
}

/** Nothing there is no fault. */
function nothing(error: unknown): undefined {
  if (isCode(error, 'ENOENT')) return undefined
  throw error
}
