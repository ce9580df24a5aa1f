import { defineDetector } from '../detector.ts'
import { isMentioned } from '../text/mention.ts'
import { inSentence } from '../text/near.ts'
import { type Hit, Mark, type Reading } from '../text/reading.ts'
import { formAt, isCountered, isNegated, isQuoted, isReported } from '../text/scope.ts'
import { isNameLike, isWrittenAsName } from '../text/target.ts'

/** Insults at one person in one post, from which it is going after them. */
const repeatsMin = 3

/**
 * Finds words that shut somebody out, make a figure of fun of them, call others to go after them, or
 * come back to the same person again and again; and contempt and sexual remarks to their face. What is
 * told about such words, or said against them, is left alone.
 */
export const bullying = defineDetector({
  id: 'bullying',
  summary:
    'Shutting out, ridicule, contempt, sexual remarks, calls to go after somebody, insults again and again',
  kinds: {
    exclusion: 'telling somebody that they do not belong',
    ridicule: 'making somebody a figure of fun',
    'pile-on': 'calling on others to go after somebody',
    contempt: 'plain contempt for whoever reads it',
    sexual: 'a sexual remark to or about somebody',
    repeated: 'three insults or more at one person in one post',
  },
  lists: [
    'exclusion-phrases',
    'ridicule-phrases',
    'ridicule-idioms',
    'roles-of-people',
    'office-holders',
    'fiction-words',
    'pile-on-phrases',
    'contempt-phrases',
    'sexual-remarks',
    'insults',
    'mild-insults',
    'insulting-adjectives',
    'second-person',
    'third-person',
    'first-person',
    'given-names',
    'negations',
    'reporting-verbs',
    'counter-speech',
    'also-names',
  ],
  wakes: {
    lists: [
      'exclusion-phrases',
      'ridicule-phrases',
      'ridicule-idioms',
      'pile-on-phrases',
      'contempt-phrases',
      'sexual-remarks',
      'insults',
      'mild-insults',
      'insulting-adjectives',
    ],
  },

  find(reading, lists, _scene, see) {
    const isToldOf = ({ from, to }: Hit): boolean =>
      isWrittenAsName(reading, to - 1, lists['also-names']) ||
      isQuoted(reading, from, to) ||
      isMentioned(reading, from, to) ||
      isReported(reading, from, lists['reporting-verbs']) ||
      isCountered(reading, from, to, lists['counter-speech']) ||
      isNegated(reading, from, lists.negations) ||
      isWorry(reading, from)
    for (const [list, kind] of [
      [lists['exclusion-phrases'], 'exclusion'],
      [lists['ridicule-phrases'], 'ridicule'],
      [lists['pile-on-phrases'], 'pile-on'],
      [lists['contempt-phrases'], 'contempt'],
      [lists['sexual-remarks'], 'sexual'],
    ] as const) {
      for (const hit of reading.hits(list)) if (!isToldOf(hit)) see.words(kind, reading, hit.from, hit.to)
    }
    for (const hit of reading.hits(lists['ridicule-idioms'])) {
      if (
        isOfSomebody(reading, hit.from, lists) &&
        !isToldOf(hit) &&
        !inSentence(reading, lists['fiction-words'], hit.from)
      )
        see.words('ridicule', reading, hit.from, hit.to)
    }
    for (const { from, to } of repeated(reading, lists)) see.words('repeated', reading, from, to)
  },
})

const worries = new Set(['if', 'when', 'like', 'that', 'because', 'whether'])

/** "if everyone laughs at you", "when nobody likes you": a situation, and not an attack. */
function isWorry(reading: Reading, from: number): boolean {
  return reading.sentence[from - 1] === reading.sentence[from] && worries.has(formAt(reading, from - 1))
}

/** An idiom makes fun of whoever stands before it: not of oneself, a team, a thing or those in office. */
function isOfSomebody(
  reading: Reading,
  at: number,
  lists: Words & { readonly 'roles-of-people': number; readonly 'office-holders': number },
): boolean {
  const start = Math.max(reading.sentenceFrom(at), at - 8)
  for (let before = at - 1; before >= start; before--)
    if (reading.is(before, lists['roles-of-people'])) return !reading.is(before, lists['office-holders'])
  const who = whoIsNear(reading, at, lists)
  return who !== undefined || (at > start && reading.is(at - 1, lists['third-person']))
}

type Words = {
  readonly insults: number
  readonly 'mild-insults': number
  readonly 'insulting-adjectives': number
  readonly 'second-person': number
  readonly 'third-person': number
  readonly 'first-person': number
  readonly 'given-names': number
  readonly negations: number
}

/** Insulting words beside the same "you", "she" or name, three times or more. */
function repeated(reading: Reading, lists: Words): readonly Hit[] {
  const found = new Map<string, Hit[]>()
  const taken = new Uint8Array(reading.length)
  for (const list of [lists.insults, lists['mild-insults'], lists['insulting-adjectives']]) {
    for (const hit of reading.hits(list)) {
      if (taken[hit.from] === 1 || reading.quoted[hit.from] || isNegated(reading, hit.from, lists.negations))
        continue
      const who = whoIsNear(reading, hit.from, lists)
      if (who === undefined) continue
      taken.fill(1, hit.from, hit.to)
      const hits = found.get(who)
      if (hits) hits.push(hit)
      else found.set(who, [hit])
    }
  }
  return [...found.values()].filter((hits) => hits.length >= repeatsMin).flat()
}

/** The one person a sentence speaks of, if it is one: the reader, he or she, or a name. */
function whoIsNear(reading: Reading, at: number, lists: Words): string | undefined {
  const start = Math.max(reading.sentenceFrom(at), at - 8)
  for (let before = at; before >= start; before--) {
    if (reading.is(before, lists['second-person'])) return 'you'
    if (reading.is(before, lists['first-person']) && formAt(reading, before) !== 'my') return undefined
    const form = formAt(reading, before)
    if (form === 'he' || form === 'him' || form === 'his') return 'he'
    if (form === 'she' || form === 'her') return 'she'
    const named = (reading.marks & Mark.name) !== 0 || reading.is(before, lists['given-names'])
    if (before < at && named && isNameLike(reading, before, lists['given-names'])) return form
  }
  return undefined
}
