import { type Purpose, type Random, RootKeys } from './roots.ts'
import { Vault } from './vault.ts'

/** Purposes whose root key wraps data keys in the vault. */
const wrapping: ReadonlySet<Purpose> = new Set(['records', 'credentials', 'reports', 'counters'])

export type Rotated = { readonly number: number; readonly rewrapped: number; readonly wasCutOff: boolean }

/** Called between the steps of a rotation, for tests that end the program there. */
export type OnStep = (step: 'added' | 'group' | 'rewrapped' | 'retired') => void | Promise<void>

/**
 * Replaces the root key of a purpose: a new key is added, every data key is wrapped anew, the old key is dropped.
 * Cut off anywhere, everything can still be opened, and the next call finishes it before it does anything else.
 * A root key for cookies wraps nothing, so the one before it stays until the next rotation. The log has its own way.
 */
export async function rotateRoot(
  folder: string,
  purpose: Exclude<Purpose, 'log'>,
  random: Random,
  onStep: OnStep = () => undefined,
): Promise<Rotated> {
  const roots = await RootKeys.open(folder, random)
  const kept = wrapping.has(purpose) ? 1 : 2
  const wasCutOff = roots.all(purpose).length > kept
  if (!wasCutOff) await roots.rotate(purpose, random)
  await onStep('added')
  let rewrapped = 0
  if (wrapping.has(purpose)) {
    const vault = new Vault(folder, roots, purpose, random)
    // Once more until nothing is left to do: a program that was slow may have put a group back as it had read it.
    for (let count = -1; count !== 0; rewrapped += count) count = await vault.rewrap(() => onStep('group'))
    await onStep('rewrapped')
  }
  await roots.retire(purpose, kept)
  await onStep('retired')
  return { number: roots.current(purpose).number, rewrapped, wasCutOff }
}
