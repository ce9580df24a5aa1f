import { type Instant, startOf } from '@secondlook/calendar'
import type { Consent } from '@secondlook/contract'
import { holds } from '../period.ts'
import { fold } from '../text/fold.ts'
import type { RegisterIndex } from './register-index.ts'

/** What the register of consents says about showing somebody here and now. */
export type RecordedConsent =
  | 'given'
  | 'refused'
  | 'other-purpose'
  | 'wrong-channel'
  | 'expired'
  | 'no-guardian'
  | 'other-person'
  | 'unknown-id'
  | 'none'

export type ConsentQuestion = {
  readonly registers: RegisterIndex
  /** As the draft names them; a register knows people by id. */
  readonly name: string | undefined
  readonly consentId: string | undefined
  readonly minor: boolean
  readonly channel: string | undefined
  readonly at: Instant | undefined
  readonly zone: string
  /** Whether a purpose, as somebody wrote it down, covers publishing a post. */
  readonly covers: (purpose: string) => boolean
}

/** The worse an answer, the later it stands: two people of one name get the worse of their answers. */
const worst: readonly RecordedConsent[] = [
  'given',
  'other-purpose',
  'wrong-channel',
  'expired',
  'no-guardian',
  'none',
  'unknown-id',
  'other-person',
  'refused',
]
const rank = (answer: RecordedConsent): number => worst.indexOf(answer)

/** A refusal always comes before an older yes; a withdrawal, which has no date of its own, before any. */
export function recordedConsent(question: ConsentQuestion): RecordedConsent {
  const { registers, name, consentId } = question
  const named = new Set(name ? registers.peopleNamed(name).map(({ id }) => id) : [])
  if (consentId !== undefined) {
    const entry = registers.consent(consentId)
    if (!entry) return worstOf(named, question) === 'refused' ? 'refused' : 'unknown-id'
    if (named.size > 0 && !named.has(entry.person)) return 'other-person'
    return ofPerson(entry.person, question, entry)
  }
  return worstOf(named, question)
}

function worstOf(people: ReadonlySet<string>, question: ConsentQuestion): RecordedConsent {
  const answers = [...people].map((person) => ofPerson(person, question))
  return answers.sort((a, b) => rank(b) - rank(a))[0] ?? 'none'
}

function ofPerson(person: string, question: ConsentQuestion, only?: Consent): RecordedConsent {
  const entries = question.registers.consentsOf(new Set([person]))
  const noes = entries.filter((entry) => entry.state !== 'given' && isFor(entry, question, true))
  const lastNo = Math.max(...noes.map((entry) => refusedAt(entry, question.zone)))
  const yeses = (only ? [only] : entries).filter((entry) => entry.state === 'given')
  const later = yeses.filter((entry) => givenAt(entry, question.zone) > lastNo)
  if (later.length === 0)
    return noes.length > 0 || only?.state === 'refused' || only?.state === 'withdrawn' ? 'refused' : 'none'
  const answers = later.map((entry) => ofEntry(entry, question))
  return answers.sort((a, b) => rank(a) - rank(b))[0] ?? 'none'
}

function ofEntry(entry: Consent, question: ConsentQuestion): RecordedConsent {
  const { at, zone } = question
  if ((question.minor || entry.minor) && !entry.guardian) return 'no-guardian'
  const dated = Boolean(entry.validFrom ?? entry.validTo ?? entry.given)
  if (dated && (at === undefined || !holds({ ...entry, validFrom: later(entry, zone) }, at, zone)))
    return 'expired'
  if (!isFor(entry, question, false)) return 'wrong-channel'
  return entry.purposes?.length && !entry.purposes.some(question.covers) ? 'other-purpose' : 'given'
}

/** A yes does not reach back behind the day on which it was given. */
function later({ given, validFrom }: Consent, zone: string): string | undefined {
  if (!given || !validFrom) return validFrom ?? given ?? undefined
  return startOf(given, zone) > startOf(validFrom, zone) ? given : validFrom
}

/** `unknown` is the answer where a channel is limited and the draft names none. */
function isFor({ channels }: Consent, { registers, channel }: ConsentQuestion, unknown: boolean): boolean {
  if (!channels?.length) return true
  if (channel === undefined) return unknown
  const known = registers.channel(channel)
  const names = new Set([channel, known?.id ?? channel, known?.handle ?? channel].map(bare))
  return channels.some((name) => names.has(bare(name)))
}

const bare = (name: string): string => fold(name).replace(/^@/, '').trim()

function refusedAt(entry: Consent, zone: string): Instant {
  const date = entry.state === 'refused' ? (entry.given ?? entry.validFrom) : undefined
  return date ? startOf(date, zone) : Number.POSITIVE_INFINITY
}

function givenAt(entry: Consent, zone: string): Instant {
  const date = entry.given ?? entry.validFrom
  return date ? startOf(date, zone) : Number.MIN_SAFE_INTEGER
}
