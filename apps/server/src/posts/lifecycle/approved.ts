import type { SaidYes, Step } from './history.ts'
import type { Now } from './now.ts'
import { allRules, type Rules } from './rules.ts'
import type { World } from './world.ts'
import { countsFor, objectionTo } from './yes.ts'

/** A step of the round, with the yeses that count for it now. */
export type StepNow = { readonly step: Step; readonly yeses: readonly SaidYes[]; readonly isDone: boolean }

/** R3, R4: every step of the round, in order, by the yeses that count now. A human counts at one step only. */
export function stepsOf(now: Now, world: World, rules: Rules = allRules): readonly StepNow[] {
  const { round } = now
  if (!round) return []
  const counting = firstOfEach(
    now.yeses.filter((yes) => !objectionTo(yes, now, world, rules)),
    world,
    rules,
  )
  const taken = new Set<SaidYes>()
  const steps: StepNow[] = []
  for (const step of round.steps) {
    const yeses: SaidYes[] = []
    const isDoneWith = () =>
      step.channels.every(
        (channel) =>
          yeses.filter((yes) => countsFor(yes, step, channel, { now, world, rules })).length >= step.need,
      )
    const isOpen = steps.every(({ isDone }) => isDone)
    for (const yes of counting) {
      if (!isOpen || isDoneWith()) break
      if (rules.has('R4-once') && taken.has(yes)) continue
      if (!step.channels.some((channel) => countsFor(yes, step, channel, { now, world, rules }))) continue
      yeses.push(yes)
      taken.add(yes)
    }
    steps.push({ step, yeses, isDone: isDoneWith() })
  }
  return steps
}

/** Y8 */
function firstOfEach(yeses: readonly SaidYes[], { humanOf }: World, rules: Rules): readonly SaidYes[] {
  if (!rules.has('Y8')) return yeses
  const seen = new Set<string>()
  return yeses.filter(({ by }) => !seen.has(humanOf(by)) && seen.add(humanOf(by)))
}

/** Why a post is not approved: the number in SPEC.md. */
export type NotApproved = 'A1' | 'A2' | 'A3' | 'A4' | 'A5'

/** A1 to A6: by what a post is approved at the instant of a world, or why it is not. */
export function approvalOf(
  now: Now,
  world: World,
  rules: Rules = allRules,
):
  | { readonly isApproved: true; readonly by: 'round' | 'template' }
  | { readonly isApproved: false; readonly because: NotApproved } {
  const no = (because: NotApproved) => ({ isApproved: false, because }) as const
  const { version } = now
  if (now.isDropped || (rules.has('A2-ended') && now.ended !== null)) return no('A2')
  if (rules.has('A2-held') && now.heldBy !== null) return no('A2')
  if (rules.has('A3') && version.isNeutral && !now.isNeutralSettled) return no('A3')
  if (rules.has('A4') && version.latest !== null && world.at > version.latest) return no('A4')
  // Every step of nothing is done, so what goes nowhere is approved by nobody.
  if (version.tier === null || version.channels.length === 0) return no('A1')
  if (rules.has('A5') && world.blocksOf(version.version).length > 0) return no('A5')
  const isOfTemplate =
    (!rules.has('A6-tier') || version.tier === 'T0') && world.fillsTemplate(version.version)
  if (isOfTemplate) return { isApproved: true, by: 'template' }
  const steps = stepsOf(now, world, rules)
  return steps.length > 0 && steps.every(({ isDone }) => isDone)
    ? { isApproved: true, by: 'round' }
    : no('A1')
}
