import { Before, type Reading } from './reading.ts'

/*
 * How far a word's meaning reaches: what a negation turns round, who does what, what is only quoted
 * or argued against. Everything stays within a sentence or its neighbours, so it is bounded.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))

/** Words that start another statement; what stands before them does not reach past. */
const breaks = set('but although though because while whereas however unless until which except whenever')

/** Small words that stand between a subject and its verb, or a verb and its complement. */
const auxiliary = set(
  'be am is are was were been being s re do does did have has had will would shall should can could may might must ought ' +
    'need going to gonna got get gets let us not never no just really so very too also always still all even only simply ' +
    'truly totally absolutely completely fucking fuckin bloody goddamn damn effing freaking genuinely honestly seriously ' +
    'clearly obviously probably definitely literally actually basically mostly often usually generally both each kind of ' +
    'sort quite rather pretty utterly again now then ever soon maybe perhaps please deeply strongly already fully proper ' +
    'personally frankly straight up legit total complete utter more most nothing else well ' +
    'wanna want wants like love try trying about plan planning ready able swear',
)

const copulas = set(
  'be am is are was were been being s re become becomes became seem seems look looks sound sounds act acts remain',
)
const idleNegations = set('only just doubt wonder but')

/** Whether something stands before word `at` that ends the reach of what came earlier. */
export function isBreak(reading: Reading, at: number): boolean {
  if ((reading.before[at] ?? 0) & (Before.comma | Before.dash | Before.colon | Before.bracket)) return true
  const form = formAt(reading, at)
  return breaks.has(form) && !(form === 'but' && formAt(reading, at - 1) === 'nothing')
}

export const formAt = (reading: Reading, at: number): string => reading.words[at]?.form ?? ''
export const stemAt = (reading: Reading, at: number): string => reading.words[at]?.stem ?? ''
export const isAuxiliary = (form: string): boolean =>
  auxiliary.has(form) || (form.length > 4 && form.endsWith('ly'))
export const isCopula = (form: string): boolean => copulas.has(form)

/** The first word of the statement that holds `at`. */
export function clauseFrom(reading: Reading, at: number): number {
  const start = reading.sentenceFrom(at)
  let from = at
  while (from > start && !isBreak(reading, from)) from--
  return from
}

/** The first word after the statement that holds `at`. */
export function clauseTo(reading: Reading, at: number): number {
  const end = reading.sentenceTo(at)
  let to = at + 1
  while (to < end && !isBreak(reading, to)) to++
  return to
}

/** Whether the word at `at` turns what follows round: "not", and not in "not only" or "nothing but". */
export function negates(reading: Reading, at: number, negations: number): boolean {
  return reading.is(at, negations) && !idleNegations.has(formAt(reading, at + 1)) && !isProposal(reading, at)
}

/** "Why don't you …": it proposes, and denies nothing. */
function isProposal(reading: Reading, at: number): boolean {
  if (formAt(reading, at) !== 'not') return false
  const verb = formAt(reading, at - 1) === 'you' ? at - 2 : at - 1
  return formAt(reading, verb) === 'do' && formAt(reading, verb - 1) === 'why' && hasYou(reading, at)
}
const hasYou = (reading: Reading, at: number): boolean =>
  formAt(reading, at - 1) === 'you' || youOrWe.has(formAt(reading, at + 1))
const youOrWe = set('you u ya we they')

/**
 * Whether the word at `at` is turned round by a negation before it in the same statement, at most
 * `reach` words away. Two cancel out; "not only" and "no doubt" turn nothing round.
 */
export function isNegated(reading: Reading, at: number, negations: number, reach = 5): boolean {
  if (!reading.has(negations)) return false
  const start = Math.max(reading.sentenceFrom(at), at - reach)
  let count = 0
  for (let before = at - 1; before >= start; before--) {
    if (isBreak(reading, before + 1) || formAt(reading, before + 1) === 'how') break
    if (negates(reading, before, negations)) count++
  }
  return count % 2 === 1
}

/**
 * Where the subject of a verb at `at` stands, small words between them left out; -1 where the verb
 * starts its statement, as a command or an outcry does.
 */
export function subjectOf(reading: Reading, at: number, reach = 7): number {
  const start = reading.sentenceFrom(at)
  for (let before = at; before > start && at - before < reach; before--) {
    if (isBreak(reading, before) && !isAfterInsertion(reading, before)) return -1
    if (!isAuxiliary(formAt(reading, before - 1)) && !isUsedTo(reading, before - 1)) return before - 1
  }
  return -1
}

/** "I used to be …": a small word like "was". */
function isUsedTo(reading: Reading, at: number): boolean {
  return formAt(reading, at) === 'used' && formAt(reading, at + 1) === 'to'
}

/** "I, for one, hate": a comma right after a pronoun does not part it from its verb. */
function isAfterInsertion(reading: Reading, at: number): boolean {
  return formAt(reading, at - 1) === 'i'
}

/** Whether words stand in quotation marks while the post says something outside them too. */
export function isQuoted(reading: Reading, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (reading.quoted[at] !== true) return false
  const start = reading.sentenceFrom(Math.max(0, reading.sentenceFrom(from) - 1))
  const last = reading.sentenceTo(to - 1)
  const end = last < reading.length ? reading.sentenceTo(last) : last
  for (let at = start; at < end; at++) if (reading.quoted[at] === false) return true
  return false
}

const firstPersons = set('i we me us')
const relayers = set(
  'who that anyone anybody everyone everybody people those somebody someone they he she you nobody which',
)

/** "If you ask me", "you can tell": the author's own view. */
function isPhrase(reading: Reading, at: number): boolean {
  const form = formAt(reading, at)
  return (
    (form === 'ask' && formAt(reading, at + 1) === 'me') ||
    (form === 'tell' && formAt(reading, at - 1) === 'can')
  )
}

const dobbed = set('me us him her them it')

/** "She reports me": to somebody, and not what somebody said. */
const isDobbing = (reading: Reading, at: number): boolean =>
  stemAt(reading, at) === 'report' && dobbed.has(formAt(reading, at + 1))

/**
 * Whether a statement is somebody else's: a reporting verb before it in the sentence whose subject is
 * not the author. "I say" and "we think" are the author's own.
 */
export function isReported(reading: Reading, from: number, reportingVerbs: number): boolean {
  if (!reading.has(reportingVerbs)) return false
  const start = reading.sentenceFrom(from)
  for (let at = start; at < from; at++) {
    if (!reading.is(at, reportingVerbs) || isPhrase(reading, at) || isDobbing(reading, at)) continue
    const subject = subjectOf(reading, at)
    if (subject < start) continue
    const form = formAt(reading, subject)
    if (firstPersons.has(form)) continue
    if (relayers.has(form) || (form !== 'the' && subject < at)) return true
  }
  return false
}

/**
 * Whether the sentence, or the one right after it, argues against what words `from` to `to` say.
 * The list holds whole phrases ("that is not true", "stop saying"); words inside the span are not read.
 */
export function isCountered(reading: Reading, from: number, to: number, counterSpeech: number): boolean {
  if (!reading.has(counterSpeech)) return false
  const last = reading.sentenceTo(to - 1)
  const end = last < reading.length ? Math.min(reading.sentenceTo(last), last + 12) : last
  for (let at = reading.sentenceFrom(from); at < end; at++) {
    if (at >= from && at < to) continue
    if (reading.is(at, counterSpeech)) return true
  }
  return false
}
