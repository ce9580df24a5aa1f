import type { Advice, AdviceRow, Capacity, Condition, PackHead } from '@secondlook/contract'
import type { Facts } from './facts.ts'

/** 0 is nothing; then think, ask, stop. Numbers, so that "the stronger of" is a maximum. */
export type Strength = 0 | 1 | 2 | 3

const names = ['nothing', 'think', 'ask', 'stop'] as const
const ask: Strength = 2

export const strengthOf = (advice: Advice | 'nothing'): Strength => names.indexOf(advice) as Strength

export function adviceOf(strength: Exclude<Strength, 0>): Advice {
  return strength === 3 ? 'stop' : strength === 2 ? 'ask' : 'think'
}

type Test = (facts: Facts, kind: string) => boolean
type Row = { readonly strength: Strength; readonly holds: Test }

/** A rule's table, ready to be asked. */
export type AdviceTable = {
  readonly rows: readonly Row[]
  readonly asks: { readonly capacity: boolean; readonly ownWork: boolean; readonly audience: boolean }
}

function compileCondition(condition: Condition): Test {
  const tests: Test[] = []
  const among = <T>(values: readonly T[] | undefined, read: (facts: Facts) => T | undefined): void => {
    if (!values) return
    const set = new Set<T | undefined>(values)
    tests.push((facts) => set.has(read(facts)))
  }
  const equal = (value: boolean | undefined, read: (facts: Facts) => boolean | undefined): void => {
    if (value !== undefined) tests.push((facts) => read(facts) === value)
  }
  among(condition.capacity, (facts) => facts.capacity)
  among(condition.represents, (facts) => facts.represents)
  among(condition.audience, (facts) => facts.audience)
  among(condition.place, (facts) => facts.place)
  among(condition.channel, (facts) => facts.channel)
  among(condition.levelBand, (facts) => facts.levelBand)
  among(condition.aboutMyWork, (facts) => facts.aboutMyWork)
  equal(condition.inWorkHours, (facts) => facts.inWorkHours)
  equal(condition.pseudonymous, (facts) => facts.pseudonymous)
  equal(condition.employerShown, (facts) => facts.employerShown)
  equal(condition.authorised, (facts) => facts.authorised ?? false)
  if (condition.kind) {
    const kinds = new Set(condition.kind)
    tests.push((_, kind) => kinds.has(kind))
  }
  return (facts, kind) => tests.every((test) => test(facts, kind))
}

export function compileAdvice(rows: readonly AdviceRow[]): AdviceTable {
  const mentions = (member: keyof Condition): boolean =>
    rows.some(({ when, unless }) => when?.[member] !== undefined || unless?.[member] !== undefined)
  return {
    rows: rows.map(({ then, when, unless }) => {
      const is = when ? compileCondition(when) : () => true
      const not = unless ? compileCondition(unless) : () => false
      return { strength: strengthOf(then), holds: (facts, kind) => is(facts, kind) && !not(facts, kind) }
    }),
    asks: {
      capacity: mentions('capacity') || mentions('represents'),
      ownWork: mentions('aboutMyWork'),
      audience: mentions('audience'),
    },
  }
}

/** What a finding of a subject may reach, by capacity. */
export type Ceilings = (capacity: Capacity, subject: string) => Strength

export function compileCeilings(head: PackHead): Ceilings {
  const table = new Map<Capacity, (subject: string) => Strength>()
  for (const { capacity, otherwise, subjects } of head.ceilings ?? []) {
    const known = new Map(Object.entries(subjects).map(([subject, most]) => [subject, strengthOf(most)]))
    for (const one of capacity) table.set(one, (subject) => known.get(subject) ?? strengthOf(otherwise))
  }
  return (capacity, subject) => table.get(capacity)?.(subject) ?? 3
}

const least = (a: Strength, b: Strength): Strength => (a < b ? a : b)
const most = (a: Strength, b: Strength): Strength => (a > b ? a : b)

/**
 * How strong a rule is here. "Not sure" takes the stronger answer, at most `ask`; a restricted audience
 * may soften a finding and never removes it, because posts travel (7.4d).
 */
export function judge(
  tables: readonly AdviceTable[],
  facts: Facts,
  kind: string,
  subject: string,
  ceilings: Ceilings,
): Strength {
  let strength: Strength = 0
  for (const table of tables) strength = most(strength, judgeOne(table, facts, kind, subject, ceilings))
  return strength
}

function judgeOne(
  table: AdviceTable,
  facts: Facts,
  kind: string,
  subject: string,
  ceilings: Ceilings,
): Strength {
  const under = (asked: Facts): Strength => {
    const plain = least(firstRow(table, asked, kind), ceilings(asked.capacity, subject))
    if (plain > 0 || !table.asks.audience || asked.audience === 'public') return plain
    const open = least(
      firstRow(table, { ...asked, audience: 'public' }, kind),
      ceilings(asked.capacity, subject),
    )
    return open > 0 ? 1 : 0
  }
  const answers: Facts[] = [facts]
  if (facts.capacityUnsure) {
    answers.push({ ...facts, capacity: 'official' }, { ...facts, capacity: 'representative' })
  }
  if (table.asks.ownWork && facts.aboutMyWork === undefined) {
    for (const answer of [...answers]) {
      for (const aboutMyWork of ['own', 'other', 'no'] as const) answers.push({ ...answer, aboutMyWork })
    }
  }
  let strength = under(facts)
  for (const answer of answers.slice(1)) strength = most(strength, least(under(answer), ask))
  return strength
}

function firstRow(table: AdviceTable, facts: Facts, kind: string): Strength {
  for (const { strength, holds } of table.rows) if (holds(facts, kind)) return strength
  return 0
}
