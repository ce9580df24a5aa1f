import type { AdviceRow, Condition, Draft, Pack, Rule } from '@secondlook/contract'
import { detectors } from '@secondlook/engine'
import fc from 'fast-check'
import { draftsFor, listWords } from './random-drafts.ts'

const clause = '1'
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined })
const some = <T>(...values: readonly T[]): fc.Arbitrary<T[] | undefined> =>
  maybe(fc.subarray([...values], { minLength: 1 }))
const given = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T

function conditionsFor(kinds: readonly string[]): fc.Arbitrary<Condition> {
  return fc
    .record({
      capacity: some('personal' as const, 'representative' as const, 'official' as const),
      represents: some('board' as const, 'committee' as const, 'union' as const, 'other' as const),
      audience: some('public' as const, 'restricted' as const),
      place: some('own-account' as const, 'group-chat' as const, 'review-site' as const),
      channel: some('parks', 'health'),
      levelBand: some('staff' as const, 'senior' as const, 'executive' as const),
      aboutMyWork: some('own' as const, 'other' as const, 'no' as const),
      inWorkHours: maybe(fc.boolean()),
      pseudonymous: maybe(fc.boolean()),
      employerShown: maybe(fc.boolean()),
      authorised: maybe(fc.boolean()),
      kind: kinds.length > 0 ? some(...kinds) : fc.constant(undefined),
    })
    .chain((all) =>
      // A condition of twelve members holds for nobody.
      fc.subarray(Object.entries(all), { maxLength: 3 }).map((kept) => given(Object.fromEntries(kept))),
    )
}

function tablesFor(kinds: readonly string[]): fc.Arbitrary<AdviceRow[]> {
  const condition = conditionsFor(kinds)
  const row = fc
    .record({
      then: fc.constantFrom('nothing' as const, 'think' as const, 'ask' as const, 'stop' as const),
      when: maybe(condition),
      unless: maybe(condition),
    })
    .map(given)
  return fc.array(row, { minLength: 1, maxLength: 4 })
}

/** The same word as people disguise, misspell, draw out or join it: what a reader may take for another. */
function variantsOf(word: string, next: string): string[] {
  const middle = Math.max(1, word.length >> 1)
  return [
    word,
    word.slice(0, middle) + word.slice(middle + 1),
    word.slice(0, middle - 1) + (word[middle] ?? '') + (word[middle - 1] ?? '') + word.slice(middle + 1),
    word.slice(0, middle) + (word[middle] ?? '').repeat(3) + word.slice(middle),
    word.slice(0, middle) + (word[middle] ?? '') + word.slice(middle),
    word.replace('i', '1').replace('o', '0').replace('e', '3').replace('a', '4'),
    word.replace('i', '!').replace('s', '$').replace('a', '@'),
    `${word[0]}${'*'.repeat(Math.max(0, word.length - 2))}${word.at(-1)}`,
    word + next,
    next + word,
    [...word].join(' '),
  ]
}

/** Words that matter to the rules of a pack: those of the lists that detectors read through disguises. */
function delicateWords(pack: Pack): string[] {
  const names = new Set<string>()
  for (const rule of pack.rules) {
    const detector = detectors.get(rule.detector)
    for (const list of [...(detector?.disguised ?? []), ...(detector?.misspelt ?? [])])
      names.add(rule.lists?.[list] ?? list)
  }
  const lists = Object.fromEntries([...names].sort().map((name) => [name, pack.lists[name] ?? []]))
  return listWords({ ...pack, lists }).filter((word) => /^[a-z]{4,}$/.test(word))
}

function variantsFor(pack: Pack): fc.Arbitrary<string> {
  const words = delicateWords(pack)
  // Few enough that an overlay's entry and a draft's word are often the same.
  const word = fc.constantFrom(...words.filter((_, at) => at % Math.ceil(words.length / 16) === 0))
  const next = fc.constantFrom('bus', 'you', 'stop', 'route')
  return fc.tuple(word, next, fc.nat(10)).map(([one, other, at]) => variantsOf(one, other)[at] ?? one)
}

/** Drafts that also hold words as people disguise them. */
export function disguisedDraftsFor(pack: Pack): fc.Arbitrary<Draft> {
  const piece = fc.oneof(
    { weight: 3, arbitrary: variantsFor(pack) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('you are a', 'they', 'the', 'all', 'we hate', '.', ',', '\n', 'not'),
    },
    { weight: 1, arbitrary: fc.constantFrom(...listWords(pack)) },
  )
  const text = fc.array(piece, { maxLength: 16 }).map((pieces) => pieces.join(' '))
  return fc
    .tuple(draftsFor(pack), fc.boolean(), text)
    .map(([draft, isDisguised, more]) =>
      isDisguised ? { ...draft, text: `${more} ${draft.text.slice(0, 80)}` } : draft,
    )
}

function linesFor(pack: Pack): fc.Arbitrary<string[]> {
  const plain = fc.constantFrom(...listWords(pack), 'tram', 'depot', 'roster')
  const word = fc.oneof(
    plain,
    variantsFor(pack).map((one) => one.replace(/[|{}[\]?=! ]/g, '')),
  )
  const written = fc.oneof(
    { weight: 5, arbitrary: word },
    { weight: 1, arbitrary: word.map((one) => `=${one}`) },
    { weight: 1, arbitrary: fc.tuple(word, word).map((two) => two.join('|')) },
  )
  const line = fc.oneof(
    { weight: 4, arbitrary: written },
    { weight: 2, arbitrary: fc.tuple(written, written).map((two) => two.join(' ')) },
    { weight: 1, arbitrary: fc.tuple(written, written).map(([one, two]) => `${one} .. [${two}]`) },
    { weight: 1, arbitrary: fc.tuple(written, written).map(([one, two]) => `${one} ${two}?`) },
    { weight: 1, arbitrary: written.map((one) => `!${one} ${one}`) },
  )
  return fc.array(line, { minLength: 6, maxLength: 16 })
}

function rulesFor(names: readonly string[]): fc.Arbitrary<Rule> {
  const plain = detectors.get('listed-words')
  const detector = fc.constantFrom(
    ...detectors.values(),
    ...Array(8)
      .fill(plain)
      .filter((one) => one !== undefined),
  )
  return detector.chain((detector) => {
    const kinds = Object.keys(detector.kinds)
    const listOf = fc.constantFrom(...names)
    return fc
      .record({
        clause: fc.constantFrom(clause, '7.1d', 'local.own'),
        detector: fc.constant(detector.id),
        subject: fc.constantFrom('insult', 'opinion', 'tone', 'threat', 'politics', 'depots'),
        sees: some(...kinds),
        lists: maybe(
          fc
            .subarray([...detector.lists])
            .chain((own) => fc.record(Object.fromEntries(own.map((name) => [name, listOf])))),
        ),
        basis: fc.constantFrom('fact' as const, 'judgement' as const),
        advice: tablesFor(kinds),
      })
      .map((rule) => ({ ...given(rule), id: '' }))
  })
}

/** Every list that some detector reads, so that an overlay's list often stands in for one of the base. */
const readLists = [...new Set([...detectors.values()].flatMap(({ lists }) => [...lists]))].sort()

/** Valid overlays over a base: lists, rules on any detector, tightenings, requirements, wording, contacts. */
export function overlaysFor(base: Pack, id: string): fc.Arbitrary<Pack> {
  const hushing = new Set(base.head.hushes?.map(({ rule }) => rule))
  const open = base.rules.filter((rule) => !hushing.has(rule.id))
  const tightening = fc.constantFrom(...open).chain((rule) =>
    tablesFor(rule.sees ?? Object.keys(detectors.get(rule.detector)?.kinds ?? {})).map((advice) => ({
      rule: rule.id,
      clause,
      advice,
    })),
  )
  const lists = fc.dictionary(
    fc.oneof(fc.constantFrom('own-words', 'more-words'), fc.constantFrom(...readLists)),
    linesFor(base),
    { minKeys: 3, maxKeys: 8 },
  )
  const requirement = fc
    .record({
      kind: fc.constantFrom(
        'alt-text' as const,
        'fact-check' as const,
        'spokesperson' as const,
        'captions' as const,
      ),
      clause: fc.constant(clause),
      when: maybe(conditionsFor([])),
      say: fc.constant('say'),
      remedy: fc.constant('remedy'),
    })
    .map(given)
  return lists.chain((own) =>
    fc
      .record({
        rules: fc.array(rulesFor(Object.keys(own)), { minLength: 2, maxLength: 8 }),
        tighten: fc.array(tightening, { minLength: 1, maxLength: 8 }),
        requirements: fc.array(requirement, { maxLength: 2 }),
        kindWords: fc.boolean(),
      })
      .map(({ rules, tighten, requirements, kindWords }) => {
        const named = rules.map((rule, at) => ({ ...rule, id: `rule-${at + 1}` }))
        const wording = named.flatMap((rule) => {
          const words = (name: string) =>
            [name, { why: `${name} of ${id}.`, remedy: `Mind ${name}.` }] as const
          return [
            words(rule.id),
            ...(kindWords ? (rule.sees ?? []).map((kind) => words(`${rule.id}.${kind}`)) : []),
          ]
        })
        return packOf(base, id, {
          lists: own,
          rules: named,
          tighten,
          requirements,
          wording: Object.fromEntries(wording),
        })
      }),
  )
}

function packOf(base: Pack, id: string, parts: Partial<Pack>): Pack {
  return {
    head: {
      id,
      version: '1.0.0',
      kind: 'overlay',
      over: base.head.id,
      title: 'Random',
      body: 'Random',
      localSettings: [{ id: 'own', title: 'Own', open: 'Open.', setting: 'Set.' }],
    },
    clauses: [
      {
        number: clause,
        kinds: ['advice'],
        title: 't',
        text: 't',
        binds: 't',
        capacities: [],
        seen: 'flagged',
      },
    ],
    rules: [],
    tighten: [],
    requirements: [],
    lists: {},
    wording: {},
    contacts: [{ id: 'own', name: 'Own', for: 'Anything', local: true }],
    cases: [],
    ...parts,
  }
}
