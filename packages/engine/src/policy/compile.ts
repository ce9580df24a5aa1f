import { knownZones } from '@secondlook/calendar'
import type { Clause, Pack, Rule } from '@secondlook/contract'
import { digestOf } from '../canonical.ts'
import type { Detector } from '../detector.ts'
import { detectors } from '../detectors/index.ts'
import { Lexicon } from '../text/lexicon.ts'
import { Reader } from '../text/word.ts'
import { toneOf } from '../tone/model.ts'
import { type AdviceTable, type Ceilings, compileAdvice, compileCeilings } from './advice.ts'

/** What a layer may not do to what it lies on; it never comes to be asked. */
export type LayerCode =
  | 'not-a-base'
  | 'not-an-overlay'
  | 'other-base'
  | 'same-id'
  | 'base-tightens'
  | 'tightens-nothing'
  | 'overlay-hushes'
  | 'overlay-caps'
  | 'raises-a-hush'

export type PackProblem = {
  readonly pack: string
  readonly at: string
  readonly says: string
  /** Of a layer that would take something away, or lies where it cannot. */
  readonly code?: LayerCode
}

/** A pack that cannot be put to work, with every reason at once. */
export class PackError extends Error {
  override readonly name = 'PackError'
  readonly problems: readonly PackProblem[]

  constructor(problems: readonly PackProblem[]) {
    super(problems.map(({ pack, at, says }) => `${pack}: ${at}: ${says}`).join('\n'))
    this.problems = problems
  }
}

/** A rule, ready: its tables (its own and every tightening), and how its findings are named and worded. */
export type ReadyRule = {
  readonly id: string
  readonly clause: string
  readonly subject: string
  readonly basis: 'fact' | 'judgement'
  readonly sees: ReadonlySet<string> | undefined
  readonly tables: AdviceTable[]
  readonly wording: (kind: string) => { readonly why: string; readonly remedy: string }
}

/** A detector with the lists it reads here, and the rules that judge what it sees. */
export type Post = {
  readonly detector: Detector
  readonly lists: Readonly<Record<string, number>>
  readonly wakes: readonly number[]
  readonly rules: ReadyRule[]
}

export type CompiledPack = {
  readonly packs: readonly Pack[]
  readonly digests: readonly string[]
  readonly lexicon: Lexicon
  readonly reader: Reader
  readonly posts: readonly Post[]
  readonly ceilings: Ceilings
  readonly clauseName: (clause: string) => string
  readonly said: { readonly employer: number; readonly ownWork: number; readonly employerNames: number }
  readonly zone: string
}

/** Under which name a pack's list stands in the lexicon: an overlay sees its own lists, then the base's. */
const scoped = (packAt: number, list: string): string => `${packAt}:${list}`

export function compile(
  packs: readonly Pack[],
  digests: readonly string[] = packs.map(digestOf),
): CompiledPack {
  const [base] = packs
  if (!base) throw new RangeError('no pack to compile')
  const problems = checkPacks(packs)
  if (problems.length > 0) throw new PackError(problems)
  const lexicon = new Lexicon()
  const listName = (packAt: number, list: string): string =>
    scoped(packs[packAt]?.lists[list] ? packAt : 0, list)
  packs.forEach((pack, at) => {
    for (const [name, lines] of Object.entries(pack.lists)) lexicon.addList(scoped(at, name), lines)
  })
  const posts = placeDetectors(packs, (at, list) => lexicon.listId(listName(at, list)))
  const said = {
    employer: lexicon.listId(scoped(0, 'states-employment')),
    ownWork: lexicon.listId(scoped(0, 'states-own-work')),
    employerNames: lexicon.listId(scoped(0, 'employers')),
  }
  const packAt = (list: string): number => Number(list.slice(0, list.indexOf(':')))
  // The base alone decides how a text is read. A word of an overlay that looks like a disguised one of the
  // base would otherwise hide it.
  lexicon.build(
    (list, name) => listName(packAt(list), name),
    (list) => packAt(list) === 0,
  )
  lexicon.markDisguised(listsSeenAs('disguised', base))
  lexicon.markMisspelt(listsSeenAs('misspelt', base), new Set(base.lists['real-words'] ?? []))
  const clauses = new Map<string, string>()
  return {
    packs,
    digests,
    lexicon,
    reader: new Reader(lexicon, new Set(base.lists['never-joined'] ?? []), toneOf),
    posts,
    ceilings: compileCeilings(base.head),
    clauseName: (clause) => clauses.get(clause) ?? clause,
    said,
    zone: base.head.timeZone ?? 'UTC',
  }
}

function* listsSeenAs(how: 'disguised' | 'misspelt', base: Pack): Generator<string> {
  for (const rule of base.rules) {
    const detector = detectors.get(rule.detector)
    for (const list of detector?.[how] ?? []) yield scoped(0, rule.lists?.[list] ?? list)
  }
}

function placeDetectors(packs: readonly Pack[], listId: (at: number, list: string) => number): Post[] {
  const posts = new Map<string, Post>()
  const rules = new Map<string, ReadyRule>()
  for (const [at, pack] of packs.entries()) {
    for (const rule of pack.rules) {
      const detector = detectors.get(rule.detector)
      if (!detector) continue
      const lists = Object.fromEntries(
        detector.lists.map((name) => [name, listId(at, rule.lists?.[name] ?? name)]),
      )
      const key = `${detector.id} ${Object.values(lists).join(' ')}`
      const wakes = (detector.wakes.lists ?? []).map((name) => lists[name] ?? 0)
      const post = posts.get(key) ?? { detector, lists, wakes, rules: [] }
      posts.set(key, post)
      const ready = readyRule(rule, pack, at)
      post.rules.push(ready)
      rules.set(ready.id, ready)
    }
    for (const { rule, advice } of pack.tighten) rules.get(rule)?.tables.push(compileAdvice(advice))
  }
  return [...posts.values()]
}

function readyRule(rule: Rule, pack: Pack, at: number): ReadyRule {
  const wording = pack.wording
  const plain = wording[rule.id] ?? { why: '', remedy: '' }
  return {
    id: at === 0 ? rule.id : `${pack.head.id}/${rule.id}`,
    clause: nameClause(rule.clause, pack, at),
    subject: rule.subject,
    basis: rule.basis,
    sees: rule.sees ? new Set(rule.sees) : undefined,
    tables: [compileAdvice(rule.advice)],
    wording: (kind) => wording[`${rule.id}.${kind}`] ?? plain,
  }
}

/** `7.3g` of the base; an overlay's own `PACK:NUMBER`; a local setting `PACK:local.NAME`. */
export function nameClause(clause: string, pack: Pack, at: number): string {
  if (clause.startsWith('local.')) return `${pack.head.id}:${clause}`
  if (at === 0) return clause
  return pack.clauses.some(({ number }: Clause) => number === clause) ? `${pack.head.id}:${clause}` : clause
}

function checkPacks(packs: readonly Pack[]): PackProblem[] {
  const [base] = packs
  const problems: PackProblem[] = []
  const baseClauses = new Set(base?.clauses.map(({ number }) => number))
  packs.forEach((pack, at) => {
    const say = (where: string, says: string): void =>
      void problems.push({ pack: pack.head.id, at: where, says })
    problems.push(...checkLayer(packs, at))
    if (pack.head.timeZone && !knownZones.includes(pack.head.timeZone))
      say('pack.yaml', `no rules for the zone ${pack.head.timeZone}`)
    const own = new Set(pack.clauses.map(({ number }) => number))
    const locals = new Set(pack.head.localSettings?.map(({ id }) => `local.${id}`))
    const isClause = (clause: string): boolean =>
      own.has(clause) || locals.has(clause) || (at > 0 && baseClauses.has(clause))
    const seen = new Set<string>()
    for (const rule of pack.rules) {
      const where = `rules/${rule.id}`
      if (seen.has(rule.id)) say(where, 'a second rule with this id')
      seen.add(rule.id)
      const detector = detectors.get(rule.detector)
      if (!detector) say(where, `no detector ${rule.detector}`)
      if (!isClause(rule.clause)) say(where, `no clause ${rule.clause}`)
      for (const kind of rule.sees ?? [])
        if (detector && !(kind in detector.kinds)) say(where, `${rule.detector} never sees ${kind}`)
      if (!pack.wording[rule.id] && !(rule.sees ?? []).every((kind) => pack.wording[`${rule.id}.${kind}`]))
        say(where, 'no wording')
      if (rule.sees === undefined && !pack.wording[rule.id]) say(where, 'no wording')
    }
    for (const { rule, clause } of pack.tighten)
      if (!isClause(clause)) say(`tighten/${rule}`, `no clause ${clause}`)
    for (const { kind, clause } of pack.requirements)
      if (!isClause(clause)) say(`requirements/${kind}`, `no clause ${clause}`)
  })
  return problems
}

/** Whether a pack may lie where it lies: a base below, overlays on it, and none that takes anything away. */
function* checkLayer(packs: readonly Pack[], at: number): Generator<PackProblem> {
  const [base] = packs
  const pack = packs[at]
  if (!base || !pack) return
  const { head } = pack
  const problem = (where: string, code: LayerCode, says: string): PackProblem => ({
    pack: head.id,
    at: where,
    says,
    code,
  })
  const baseRules = new Set(base.rules.map(({ id }) => id))
  const hushing = new Set(base.head.hushes?.map(({ rule }) => rule))
  if (at === 0) {
    if (head.kind !== 'base')
      yield problem('pack.yaml', 'not-a-base', `kind is ${head.kind}; the first pack must be a base`)
    for (const { rule } of head.hushes ?? [])
      if (!baseRules.has(rule))
        yield { pack: head.id, at: 'pack.yaml', says: `hushes beside ${rule}, which is no rule` }
  } else {
    if (head.kind !== 'overlay')
      yield problem('pack.yaml', 'not-an-overlay', `kind is ${head.kind}; only an overlay can be added`)
    if (head.over && head.over !== base.head.id)
      yield problem('pack.yaml', 'other-base', `written for ${head.over}`)
    if (packs.findIndex((other) => other.head.id === head.id) < at)
      yield problem(
        'pack.yaml',
        'same-id',
        'another pack has this id, and nobody could tell their rules apart',
      )
    if (head.hushes?.length)
      yield problem('pack.yaml', 'overlay-hushes', 'only a base hushes; an overlay takes nothing away')
    if (head.ceilings?.length)
      yield problem('pack.yaml', 'overlay-caps', 'only a base has ceilings; an overlay weakens nothing')
  }
  for (const { rule } of pack.tighten) {
    const where = `tighten/${rule}`
    if (at === 0) yield problem(where, 'base-tightens', 'only an overlay tightens')
    if (!baseRules.has(rule)) yield problem(where, 'tightens-nothing', 'no such rule in the base')
    if (hushing.has(rule))
      yield problem(
        where,
        'raises-a-hush',
        'this rule hushes others, so that raising it would remove findings',
      )
  }
}
