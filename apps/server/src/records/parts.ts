import type { Part } from '@secondlook/ledger'
import { unseal } from '../keys/seal.ts'
import type { DataKeys, Vault } from '../keys/vault.ts'
import { aboutPart, fromSaltedBytes } from './part.ts'
import type { EventPartTable } from './tables.ts'

const keptGroups = 64

/** Opens parts, and keeps the last few files of keys that it has read. */
export class PartOpener {
  readonly #vault: Vault
  readonly #wanted: ReadonlyMap<string, ReadonlySet<string>> | undefined
  readonly #groups = new Map<string, Promise<DataKeys>>()

  /** Where it is known beforehand which keys will be wanted of which group, no others are unwrapped. */
  constructor(vault: Vault, wanted?: ReadonlyMap<string, ReadonlySet<string>>) {
    this.#vault = vault
    this.#wanted = wanted
  }

  /** A part that can still be read; `undefined` where it was destroyed, here or after a backup that was restored. */
  async open({ event, name, key_group, sealed }: EventPartTable): Promise<Part | undefined> {
    if (!sealed) return undefined
    const keys = await this.#keysOf(key_group)
    const key = keys.get(`${event}/${name}`)
    const bytes = key && unseal(key, aboutPart(event, name), sealed)
    if (bytes) return fromSaltedBytes(name, bytes)
    if (!key && (await this.isGone(event, name, key_group))) return undefined
    throw new ClosedPartError(`the part ${name} of event ${event} cannot be opened`)
  }

  async isGone(event: string, name: string, group: string): Promise<boolean> {
    return (await this.#vault.gone(group)).has(`${event}/${name}`)
  }

  #keysOf(group: string): Promise<DataKeys> {
    const known = this.#groups.get(group)
    if (known) return known
    const keys = this.#vault.open(group, this.#wanted?.get(group))
    this.#groups.set(group, keys)
    const [oldest] = this.#groups.keys()
    if (this.#groups.size > keptGroups && oldest !== undefined) this.#groups.delete(oldest)
    return keys
  }
}

/** A part whose key is missing, or another, though nobody destroyed it: a broken promise. */
export class ClosedPartError extends Error {
  override readonly name = 'ClosedPartError'
}

const atOnce = 16

/** The parts that can still be read, in the order of their rows. */
export async function openParts(
  vault: Vault,
  rows: readonly EventPartTable[],
): Promise<readonly (Part & { readonly event: string })[]> {
  const wanted = new Map<string, Set<string>>()
  for (const { event, name, key_group } of rows)
    wanted.set(key_group, (wanted.get(key_group) ?? new Set()).add(`${event}/${name}`))
  const opener = new PartOpener(vault, wanted)
  const parts: (Part & { readonly event: string })[] = []
  for (let from = 0; from < rows.length; from += atOnce) {
    const some = rows.slice(from, from + atOnce)
    const opened = await Promise.all(some.map((row) => opener.open(row)))
    for (const [at, part] of opened.entries()) if (part) parts.push({ ...part, event: some[at]?.event ?? '' })
  }
  return parts
}
