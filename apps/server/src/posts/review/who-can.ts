import type { SaidYes } from '../lifecycle/history.ts'
import { mayNotApprove } from '../lifecycle/may.ts'
import type { Now } from '../lifecycle/now.ts'
import type { World } from '../lifecycle/world.ts'

/** A yes that somebody would say who shows that it is they and answers every judgement. */
export const asIfYes = ({ version }: Now, world: World, person: string): SaidYes => ({
  ...{ does: 'approve', by: person, at: world.at, version: version.version, digest: version.digest },
  hasSteppedUp: true,
  answered: version.judgements.map(({ finding }) => finding),
})

/** Whether somebody could say yes now, but for what they have yet to write and to show. */
export const canApprove = (now: Now, world: World, person: string): boolean =>
  mayNotApprove(now, world, asIfYes(now, world, person)) === undefined

/** Names as a phrase: `Ana, Ben or Cai`. */
export function sayNames(names: readonly string[], most = 4): string | undefined {
  const shown = names.slice(0, most)
  const [last, ...rest] = [...shown].reverse()
  if (last === undefined) return undefined
  const more = names.length > most ? `, or ${names.length - most} more` : ''
  return `${rest.length === 0 ? last : `${rest.reverse().join(', ')} or ${last}`}${more}`
}
