import { type Refusal, refuse } from '../http/refusals.ts'
import { type Asker, decide } from '../people/index.ts'
import { findEntryNames, findHolding } from '../registers/index.ts'
import type { Db } from '../store/database.ts'

/**
 * Whether somebody is named as an author for a channel itself, or for a unit that the channel belongs to. That a post
 * is their own unit's says nothing of where it goes.
 */
export const writesFor = (
  asker: Asker,
  { id, unit }: { readonly id: string; readonly unit: string | null },
): boolean => decide(asker, 'post.write', { channel: id, unit }).may

/**
 * Why somebody does not write for all of these channels, beside the field where they are chosen. One that is closed or
 * is yet to come is still of its unit; one that there never was is nobody's, and the check says so.
 */
export async function whyNotFor(
  db: Db,
  asker: Asker,
  channels: readonly string[],
  path: string,
): Promise<Refusal | undefined> {
  if (channels.length === 0) return undefined
  const held = await findHolding(db, ['channels'], asker.at, [...new Set(channels)])
  const known = await findEntryNames(db, channels)
  const names = [...known].flatMap(([id, { register, name, unit }]) => {
    // Whatever else has such an id is not called by its name here.
    if (register !== 'channels') return []
    const now = held.find((one) => one.id === id)
    return writesFor(asker, { id, unit: now ? now.unit : unit }) ? [] : [name]
  })
  if (names.length === 0) return undefined
  const listed = names.length === 1 ? names[0] : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
  return refuse(
    'not-allowed',
    `You do not write for ${listed}. Choose channels that you are named for, or ask whoever writes there to add it.`,
    [{ path, says: `You do not write for ${listed}. Choose channels that you are named for.` }],
  )
}
