import { type Refusal, refuse } from '../../http/refusals.ts'
import { type Asker, decide } from '../../people/index.ts'
import type { Recorder } from '../../records/index.ts'
import { findHolding } from '../../registers/index.ts'
import { readAnew } from '../comments/store.ts'
import { bringForward } from './store.ts'

/** A channel is not looked at again so soon after it was, whoever asks: platforms count what they are asked. */
const restMs = 5000

export type LookNeeds = {
  readonly recorder: Recorder
  /** Has a round of looking made at an instant, and not with the next minute. */
  readonly look: (at: string) => Promise<void>
}

/**
 * Has the channels looked at that whoever asks may pause, without waiting for the next minute. Whoever asks just after
 * a look has seen what that look could not, so one that rests is looked at when it has rested.
 */
export async function lookNow(
  { recorder: { database, source }, look }: LookNeeds,
  asker: Asker,
): Promise<Refusal | undefined> {
  const channels = (await findHolding(database.db, ['channels'], asker.at))
    .filter(({ id, unit }) => decide(asker, 'publishing.pause', { unit, channel: id }).may)
    .map(({ id }) => id)
  if (channels.length === 0)
    return refuse('not-allowed', 'You are not named for a channel that you may have looked at.')
  const now = new Date(source.now()).toISOString()
  await readAnew(database.scratch, channels, new Date(source.now() - restMs).toISOString())
  await look((await bringForward(database.scratch, { now, channels, restMs })) ?? now)
  return undefined
}
