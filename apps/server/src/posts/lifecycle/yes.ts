import type { Tier } from '@secondlook/contract'
import type { SaidYes, Step } from './history.ts'
import type { Now } from './now.ts'
import { allRules, type Rules } from './rules.ts'
import type { Authority, World } from './world.ts'

/** Why a yes does not count, by the number in SPEC.md. */
export type Objection =
  | { readonly rule: 'Y1' | 'Y2' | 'Y3' | 'Y4' | 'Y5' | 'Y6' | 'Y7' | 'Y8' | 'Y10' }
  | { readonly rule: 'Y9'; readonly findings: readonly string[]; readonly isStop: boolean }

export const isSensitive = (tier: Tier | null): boolean => tier === 'T2' || tier === 'T3'

/** Y1 to Y7 and Y9: what is asked of a yes alone, when it is said and again whenever it is counted. */
export function objectionTo(
  yes: SaidYes,
  now: Now,
  world: World,
  rules: Rules = allRules,
): Objection | undefined {
  const { version, round } = now
  if (rules.has('Y1-version') && yes.version !== version.version) return { rule: 'Y1' }
  if (rules.has('Y1-digest') && yes.digest !== version.digest) return { rule: 'Y1' }
  if (rules.has('Y2') && !world.isPresent(yes.by)) return { rule: 'Y2' }
  const isAuthor = authorTest(now, world, rules)
  if (rules.has('Y3') && isAuthor(yes.by)) return { rule: 'Y3' }
  const held = world.authoritiesOf(yes.by).filter((one) => isFor(one, version.tier, rules))
  if (!held.some((one) => one.channels === null || reaches(one, version.channels, rules)))
    return { rule: 'Y5' }
  const own = held.filter(({ from }) => !rules.has('Y4') || from === null || !isAuthor(from))
  if (!own.some((one) => one.channels === null || reaches(one, version.channels, rules)))
    return { rule: 'Y4' }
  if (rules.has('Y6') && world.asksAcknowledgement && !world.isCurrent(yes.by)) return { rule: 'Y6' }
  const needsStep = isSensitive(version.tier) || round?.isEmergency === true
  if (rules.has('Y7') && needsStep && !yes.hasSteppedUp) return { rule: 'Y7' }
  return unanswered(yes, now, own, rules)
}

/** Who has written in it: under any of their entries. */
const authorTest = ({ authors }: Now, { humanOf }: World, rules: Rules) => {
  const same = (person: string): string => (rules.has('Y3-humans') ? humanOf(person) : person)
  const humans = new Set(authors.map(same))
  return (person: string): boolean => humans.has(same(person))
}

const isFor = ({ tiers }: Authority, tier: Tier | null, rules: Rules): boolean =>
  tier !== null && (!rules.has('Y5-tier') || tiers.includes(tier))

const reaches = ({ channels }: Authority, of: readonly string[], rules: Rules): boolean =>
  !rules.has('Y5-channel') || channels === null || of.some((one) => channels.includes(one))

/** Y9 */
function unanswered(
  { answered }: SaidYes,
  { version }: Now,
  held: readonly Authority[],
  rules: Rules,
): Objection | undefined {
  const open = version.judgements.filter(({ finding }) => !answered.includes(finding))
  if (rules.has('Y9-reason') && open.length > 0)
    return { rule: 'Y9', findings: open.map(({ finding }) => finding), isStop: false }
  const stops = version.judgements.filter(({ advice }) => advice === 'stop')
  const mayAnswerStop = held.some(({ tiers }) => tiers.some(isSensitive))
  if (rules.has('Y9-stop') && stops.length > 0 && !mayAnswerStop)
    return { rule: 'Y9', findings: stops.map(({ finding }) => finding), isStop: true }
  return undefined
}

/** Y5 and Y10: whether a yes counts for one channel of a step. */
export function countsFor(
  yes: SaidYes,
  step: Step,
  channel: string,
  { now, world, rules = allRules }: { readonly now: Now; readonly world: World; readonly rules?: Rules },
): boolean {
  if (rules.has('Y10') && step.of !== null) {
    const humans = new Set(step.of.map((one) => world.humanOf(one)))
    if (!humans.has(world.humanOf(yes.by))) return false
  }
  const isAuthor = authorTest(now, world, rules)
  return world
    .authoritiesOf(yes.by)
    .filter((one) => isFor(one, now.version.tier, rules))
    .filter(({ from }) => !rules.has('Y4') || from === null || !isAuthor(from))
    .some((one) => reaches(one, [channel], rules))
}
