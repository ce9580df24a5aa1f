import type { Tier } from '@secondlook/contract'
import { approvalOf } from './approved.ts'
import type { Act, SaidYes, Step } from './history.ts'
import { mayNotApprove, mayNotAsk, mayNotSayNo, mayNotTakeBack } from './may.ts'
import { nowOf } from './now.ts'
import { allRules, type Rules } from './rules.ts'
import type { Authority, World } from './world.ts'

/**
 * Random histories for the tests and the soak: a small body in which everything that an approval depends on changes all
 * the time. What happens is drawn; whether it may is asked of the rules.
 */

/** The next of a row of numbers that look random, below a bound. */
export type Draw = (below: number) => number

/** Mulberry32: small, and the same everywhere. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const people = ['ana', 'ben', 'cai', 'dee', 'eli', 'fay', 'gus'] as const
const channels = ['parks', 'roads', 'health'] as const
const tiers: readonly Tier[] = ['T0', 'T1', 'T2', 'T3']

/** Everything that may change besides the post. Kept as plain lists, so that a slow reference can read them. */
export type Body = {
  minute: number
  /** Pairs that were found to be the same human. */
  merges: (readonly [string, string])[]
  away: Set<string>
  unread: Set<string>
  authorities: Map<string, Authority[]>
  filling: Set<number>
  blocks: Map<number, readonly string[]>
  asksAcknowledgement: boolean
}

export const newBody = (): Body => ({
  ...{ minute: 0, merges: [], away: new Set(), unread: new Set(), authorities: new Map() },
  ...{ filling: new Set(), blocks: new Map(), asksAcknowledgement: false },
})

const instantOf = (minute: number): string => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString()

/** As the model is shown it. */
export function worldOf(body: Body): World {
  const human = new Map<string, string>()
  const root = (person: string): string => {
    const above = human.get(person)
    return above === undefined ? person : root(above)
  }
  for (const [one, other] of body.merges) if (root(one) !== root(other)) human.set(root(one), root(other))
  return {
    ...{ at: instantOf(body.minute), humanOf: root, asksAcknowledgement: body.asksAcknowledgement },
    isPresent: (person) => !body.away.has(person),
    isCurrent: (person) => !body.unread.has(person),
    authoritiesOf: (person) => body.authorities.get(person) ?? [],
    fillsTemplate: (version) => body.filling.has(version),
    blocksOf: (version) => body.blocks.get(version) ?? [],
  }
}

export type Walk = { readonly history: Act[]; readonly body: Body }

/** One thing happens, or is refused; `true` where it happened. */
export function step({ history, body }: Walk, draw: Draw, rules: Rules = allRules): boolean {
  const pick = <T>(from: readonly T[]): T => from[draw(from.length)] as T
  const some = <T>(from: readonly T[], oneIn: number): T[] => from.filter(() => draw(oneIn) === 0)
  body.minute += draw(3)
  const at = instantOf(body.minute)
  const by = pick(people)
  const now = nowOf(history, rules)
  const world = worldOf(body)
  const does = draw(34)
  if (does < 11) {
    if (changeBody(body, does, { by, other: pick(people), draw, some, pick })) return true
    if (does < 8) return true
  }
  if (!now || does >= 31) {
    const version = (now?.version.version ?? 0) + 1
    if (draw(12) === 0) body.filling.add(version)
    if (draw(10) === 0) body.blocks.set(version, ['marking'])
    const isTame = draw(2) === 0
    history.push({
      ...{ does: 'save', by, at, version, digest: `d${draw(3)}`, writers: isTame ? [] : some(people, 6) },
      ...{ tier: draw(9) === 0 ? null : pick(tiers), channels: some(channels, 2) },
      latest: draw(6) === 0 ? instantOf(body.minute + draw(30)) : null,
      judgements: isTame
        ? []
        : some(['one', 'two'], 3).map((finding) => ({ finding, advice: pick(['ask', 'stop'] as const) })),
      isNeutral: draw(10) === 0,
    })
    return true
  }
  const { version, digest } = now.version
  if (does < 14) {
    const isEmergency = draw(4) === 0
    const steps = isEmergency
      ? [stepOf(draw(8) === 0 ? 1 : 2, null)]
      : Array.from({ length: 1 + draw(2) }, () => stepOf(1 + draw(2), draw(3) === 0 ? some(people, 2) : null))
    if (mayNotAsk(now, world, { steps, isEmergency }, rules)) return false
    history.push({ does: 'ask', by, at, version, steps, isEmergency })
    return true
  }
  if (does < 26) {
    // What arrives may be stale, replayed or made up.
    const yes: SaidYes = {
      ...{ does: 'approve', by, at, hasSteppedUp: draw(4) > 0 },
      version: draw(8) === 0 ? version - 1 : version,
      digest: draw(8) === 0 ? 'd0' : digest,
      answered: draw(3) === 0 ? some(['one', 'two'], 2) : ['one', 'two'],
    }
    if (mayNotApprove(now, world, yes, rules)) return false
    history.push(yes)
    return true
  }
  if (does === 26) {
    if (mayNotSayNo(now, world, by)) return false
    history.push({ does: pick(['return', 'hold']), by, at, version })
  } else if (does === 27) {
    if (mayNotTakeBack(now, world, by)) return false
    history.push({ does: draw(10) === 0 ? 'drop' : 'recall', by, at, version })
  } else if (does < 30) history.push({ does: 'release', by, at, version })
  // By the minute and not drawn: what is drawn after it stays what it was.
  else if (body.minute % 4 === 0)
    history.push({ does: 'find-again', by, at, version, isNeutral: body.minute % 3 > 0 })
  else history.push({ does: 'settle-neutral', by, at, version })
  return true

  function stepOf(need: number, of: string[] | null): Step {
    return { name: 'a step', need, of, channels: now?.version.channels ?? [] }
  }
}

type Means = {
  readonly by: string
  readonly other: string
  readonly draw: Draw
  some<T>(from: readonly T[], oneIn: number): T[]
  pick<T>(from: readonly T[]): T
}

function changeBody(body: Body, does: number, { by, other, draw, some, pick }: Means): boolean {
  switch (does) {
    case 0:
      if (draw(6) > 0) return false
      body.merges.push([by, other])
      return true
    case 1:
      if (body.away.has(by)) body.away.delete(by)
      else if (draw(3) === 0) body.away.add(by)
      return true
    case 2:
      if (body.unread.has(by)) body.unread.delete(by)
      else body.unread.add(by)
      return true
    case 3:
      body.asksAcknowledgement = draw(3) === 0
      return true
    case 4:
      // An end of a delegation.
      if (draw(2) === 0) body.authorities.delete(by)
      return true
    case 5:
      // A clock that is set: forward by a day, or back.
      if (draw(20) === 0) body.minute += draw(2) === 0 ? 1440 : -30
      return true
    case 6: {
      const version = 1 + draw(4)
      if (body.blocks.has(version)) body.blocks.delete(version)
      else if (draw(4) === 0) body.blocks.set(version, ['consent'])
      return true
    }
    case 7:
      if (draw(3) === 0) body.filling.delete(1 + draw(4))
      return true
    default: {
      const entry: Authority = {
        entry: `${by}-${draw(100)}`,
        tiers: draw(3) === 0 ? some(tiers, 2) : tiers,
        channels: draw(3) === 0 ? some(channels, 2) : null,
        from: draw(4) === 0 ? pick(people.filter((one) => one !== by)) : null,
      }
      body.authorities.set(by, [...(body.authorities.get(by) ?? []).slice(-1), entry])
      return true
    }
  }
}

/** Whether the rules say that it is approved now. */
export function isApprovedNow({ history, body }: Walk, rules: Rules = allRules): boolean {
  const now = nowOf(history, rules)
  return now !== undefined && approvalOf(now, worldOf(body), rules).isApproved
}
