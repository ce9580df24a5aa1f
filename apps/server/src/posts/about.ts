import { type Act, type Asker, type Decision, decide } from '../people/index.ts'

/** A post as far as the table of who may do what asks. */
export type AboutPost = {
  readonly unit: string | null
  readonly channels: readonly string[]
  /** Whoever wrote it, for acts that nobody does to their own words; any of them is enough. */
  readonly authors?: readonly string[]
}

/**
 * Whether somebody may do this to a post: because of its unit, or because of its channels. To read, one channel that
 * they are named for is enough; for everything else they are named for all of them.
 */
export function decideOn(asker: Asker, act: Act, { unit, channels, authors }: AboutPost): Decision {
  const own = authors?.find((one) => asker.selves.has(one))
  const person = own ?? authors?.[0] ?? asker.person
  const byUnit = decide(asker, act, { unit, person })
  if (byUnit.may || channels.length === 0) return byUnit
  const each = channels.map((channel) => decide(asker, act, { unit, channel, person }))
  const found = act === 'post.read' ? each.find(({ may }) => may) : each.every(({ may }) => may) && each[0]
  return found || (each.find(({ may }) => !may) ?? byUnit)
}
