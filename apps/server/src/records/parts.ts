import type { Part } from '@secondlook/ledger'
import { unseal } from '../keys/seal.ts'
import type { Vault } from '../keys/vault.ts'
import { aboutPart, fromSaltedBytes } from './part.ts'
import type { EventPartTable } from './tables.ts'

/** The parts that can still be read; one whose key is missing though nobody destroyed it is a broken promise. */
export async function openParts(vault: Vault, rows: readonly EventPartTable[]): Promise<readonly Part[]> {
  const parts: Part[] = []
  const groups = new Map<string, Awaited<ReturnType<Vault['open']>>>()
  for (const { event, name, key_group, sealed } of rows) {
    if (!sealed) continue
    const keys = groups.get(key_group) ?? (await vault.open(key_group))
    groups.set(key_group, keys)
    const key = keys.get(`${event}/${name}`)
    const bytes = key && unseal(key, aboutPart(event, name), sealed)
    if (!bytes) throw new Error(`the part ${name} of event ${event} cannot be opened`)
    parts.push(fromSaltedBytes(name, bytes))
  }
  return parts
}
