import type { Finding, Span } from '@secondlook/contract'
import type { Sighting } from '../detector.ts'
import { adviceOf, type Ceilings, judge, type Strength } from './advice.ts'
import type { Post, ReadyRule } from './compile.ts'
import type { Facts } from './facts.ts'

type Wording = { readonly why: string; readonly remedy: string }

/** Sightings that get the same words at the same strength: one finding with several places. */
type Group = Wording & {
  readonly rule: ReadyRule
  readonly detector: string
  readonly strength: Exclude<Strength, 0>
  readonly spans: Span[]
}

/** What a rule makes of a kind of sighting in this draft: the same for every place where it is seen. */
type Judged = { readonly strength: Strength; readonly wording: Wording; group: Group | undefined }

/** Gathers what detectors see and what the rules make of it. */
export class Findings {
  readonly #facts: Facts
  readonly #ceilings: Ceilings
  readonly #judged = new Map<ReadyRule, Map<string, Judged>>()
  #groups = new Map<string, Group>()

  constructor(facts: Facts, ceilings: Ceilings) {
    this.#facts = facts
    this.#ceilings = ceilings
  }

  add({ rules, detector }: Post, sighting: Sighting): void {
    for (const rule of rules) {
      if (rule.sees && !rule.sees.has(sighting.kind)) continue
      const judged = this.#judge(rule, sighting.kind)
      if (judged.strength > 0) this.#put(rule, detector.id, judged, sighting)
    }
  }

  #judge(rule: ReadyRule, kind: string): Judged {
    let kinds = this.#judged.get(rule)
    if (!kinds) {
      kinds = new Map()
      this.#judged.set(rule, kinds)
    }
    let judged = kinds.get(kind)
    if (!judged) {
      const strength = judge(rule.tables, this.#facts, kind, rule.subject, this.#ceilings)
      judged = { strength, wording: rule.wording(kind), group: undefined }
      kinds.set(kind, judged)
    }
    return judged
  }

  #put(rule: ReadyRule, detector: string, judged: Judged, { data, spans }: Sighting): void {
    let { group } = judged
    if (data || !group) {
      group = this.#group(rule, detector, judged, data)
      if (!data) judged.group = group
    }
    for (const span of spans) group.spans.push(span)
  }

  #group(rule: ReadyRule, detector: string, judged: Judged, data: Sighting['data']): Group {
    const why = data ? fill(judged.wording.why, data) : judged.wording.why
    const strength = judged.strength as Exclude<Strength, 0>
    const key = `${rule.id} ${strength} ${why}`
    const known = this.#groups.get(key)
    if (known) return known
    const remedy = data ? fill(judged.wording.remedy, data) : judged.wording.remedy
    const group = { rule, detector, strength, why, remedy, spans: [] }
    this.#groups.set(key, group)
    return group
  }

  has(rule: string): boolean {
    for (const group of this.#groups.values()) if (group.rule.id === rule) return true
    return false
  }

  /** Takes out the findings on some subjects. */
  drop(subjects: readonly string[]): void {
    for (const [key, group] of this.#groups)
      if (subjects.includes(group.rule.subject)) this.#groups.delete(key)
  }

  /** Strongest first, then by place, then by rule. */
  sorted(): Finding[] {
    return [...this.#groups.values()].map(toFinding).sort(compareFindings)
  }
}

const fill = (text: string, data: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => data[name] ?? whole)

function toFinding({ rule, detector, strength, why, remedy, spans }: Group): Finding {
  return {
    rule: rule.id,
    clause: rule.clause,
    advice: adviceOf(strength),
    basis: rule.basis,
    message: why,
    remedy,
    detector,
    spans: inOrder(spans),
  }
}

/** By field and place, each once. */
function inOrder(spans: Span[]): Span[] {
  if (spans.length < 2) return spans
  spans.sort((a, b) => (a.in < b.in ? 1 : a.in > b.in ? -1 : a.from - b.from || a.to - b.to))
  return spans.filter((span, at) => {
    const last = spans[at - 1]
    return !last || span.in !== last.in || span.from !== last.from || span.to !== last.to
  })
}

const order = { stop: 0, ask: 1, think: 2 } as const
const firstOf = (finding: Finding): number => finding.spans[0]?.from ?? -1

function compareFindings(a: Finding, b: Finding): number {
  const strongest = order[a.advice] - order[b.advice]
  if (strongest !== 0) return strongest
  return (
    firstOf(a) - firstOf(b) || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : a.message < b.message ? -1 : 1)
  )
}
