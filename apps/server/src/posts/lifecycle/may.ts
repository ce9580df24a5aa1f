import { stepsOf } from './approved.ts'
import type { SaidYes, Step } from './history.ts'
import type { Now } from './now.ts'
import { allRules, type Rules } from './rules.ts'
import type { World } from './world.ts'
import { countsFor, type Objection, objectionTo } from './yes.ts'

/** Why something may not be done, for whoever has to say it in words. */
export type MayNot =
  | Objection
  | { readonly rule: 'R1' | 'R5' | 'D1' | 'D2' | 'D3' | 'A2' | 'not-asked' | 'held' }
  | { readonly rule: 'R2'; readonly blocks: readonly string[] }

const isOpen = ({ round, ended }: Now): boolean => round !== null && ended === null

/** R1, R2, R5: whether approval may be asked for the last version by these steps. */
export function mayNotAsk(
  now: Now,
  world: World,
  { steps, isEmergency }: { readonly steps: readonly Step[]; readonly isEmergency: boolean },
  rules: Rules = allRules,
): MayNot | undefined {
  if (now.isDropped) return { rule: 'D3' }
  if (now.heldBy !== null) return { rule: 'held' }
  if (isOpen(now)) return { rule: 'R1' }
  const blocks = world.blocksOf(now.version.version)
  if (blocks.length > 0) return { rule: 'R2', blocks }
  const isOfTwo = steps.length === 1 && steps[0]?.need === 2 && steps[0].of === null
  if (rules.has('R5-two') && isEmergency && !isOfTwo) return { rule: 'R5' }
  return undefined
}

/** Whether a yes may be said now. */
export function mayNotApprove(
  now: Now,
  world: World,
  yes: SaidYes,
  rules: Rules = allRules,
): MayNot | undefined {
  if (now.isDropped) return { rule: 'D3' }
  if (!isOpen(now)) return { rule: 'not-asked' }
  if (rules.has('A2-held') && now.heldBy !== null) return { rule: 'held' }
  const objection = objectionTo(yes, now, world, rules)
  if (objection) return objection
  const human = world.humanOf(yes.by)
  const steps = stepsOf(now, world, rules)
  if (rules.has('Y8') && steps.some(({ yeses }) => yeses.some(({ by }) => world.humanOf(by) === human)))
    return { rule: 'Y8' }
  const open = steps.find(({ isDone }) => !isDone)?.step
  if (!open) return { rule: 'not-asked' }
  const counts = open.channels.some((channel) => countsFor(yes, open, channel, { now, world, rules }))
  return counts ? undefined : { rule: 'Y10' }
}

/** D1: whether somebody may return or hold it. */
export function mayNotSayNo(now: Now, world: World, person: string): MayNot | undefined {
  if (now.isDropped) return { rule: 'D3' }
  if (!isOpen(now)) return { rule: 'not-asked' }
  if (!world.isPresent(person)) return { rule: 'Y2' }
  // Who could say yes but for what they have yet to write, confirm or read.
  const asIf: SaidYes = {
    ...{ does: 'approve', by: person, at: world.at, hasSteppedUp: true },
    ...{ version: now.version.version, digest: now.version.digest },
    answered: now.version.judgements.map(({ finding }) => finding),
  }
  const objection = objectionTo(asIf, now, { ...world, asksAcknowledgement: false })
  return objection && !(objection.rule === 'Y9' && objection.isStop) ? objection : undefined
}

/** D1: whoever holds it, or could. */
export function mayNotRelease(now: Now, world: World, person: string): MayNot | undefined {
  if (now.heldBy === null) return { rule: 'A2' }
  if (world.isPresent(person) && world.humanOf(person) === world.humanOf(now.heldBy)) return undefined
  return mayNotSayNo(now, world, person)
}

/** D2 */
export function mayNotTakeBack(now: Now, world: World, person: string): MayNot | undefined {
  if (now.isDropped) return { rule: 'D3' }
  if (!world.isPresent(person)) return { rule: 'Y2' }
  const own = [...now.authors, ...(now.round ? [now.round.by] : [])].map((one) => world.humanOf(one))
  return own.includes(world.humanOf(person)) ? undefined : { rule: 'D2' }
}

/** R5: whether somebody may say that they looked at what went out in an emergency. */
export function mayNotLookAfter(now: Now, world: World, person: string): MayNot | undefined {
  if (!now.round?.isEmergency || now.isLookedAfter) return { rule: 'not-asked' }
  const human = world.humanOf(person)
  if (now.yeses.some(({ by }) => world.humanOf(by) === human)) return { rule: 'Y8' }
  const asked = mayNotSayNo({ ...now, ended: null }, world, person)
  return asked
}
