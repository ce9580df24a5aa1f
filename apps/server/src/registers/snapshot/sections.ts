import type {
  Asset,
  Channel,
  Consent,
  Initiative,
  RegisteredPerson,
  RegisterName,
  registers,
  Spokesperson,
  Values,
} from '@secondlook/contract'
import { accountOf } from '../channels/identity.ts'
import { subjectOf } from '../consents/subject.ts'
import type { EntrySpan } from '../entry/entry.ts'
import { covers, nearest } from '../entry/spans.ts'

type ValuesOf<N extends RegisterName> = Values<(typeof registers)[N]['fields']>
export const valuesOf = <N extends RegisterName>(span: EntrySpan, _register: N): ValuesOf<N> =>
  span.value.values as unknown as ValuesOf<N>

const isHeld = ({ value }: EntrySpan): boolean => value.standing === 'holds'
const isOver = ({ until }: EntrySpan, at: string): boolean => until !== null && until <= at

/** From when until when; the end of a registers file is inclusive, so it is one millisecond before the first instant after. */
const periodOf = ({ from, until }: EntrySpan) => ({
  validFrom: from,
  validTo: until === null ? null : new Date(Date.parse(until) - 1).toISOString(),
})

/** Spans of one entry as entries of a file, the one that stands now under the entry's own id. */
const eachOf = <T>(
  spans: readonly EntrySpan[],
  at: string,
  make: (span: EntrySpan, id: string) => T,
): readonly T[] => {
  const held = spans.filter(isHeld)
  const now = nearest(held, at)
  return held.map((span) => make(span, span === now ? span.entry : `${span.entry}.${span.from}`))
}

/** An initiative that is not over, as it stands now or will first. A decoy is one like any other. */
export function initiativesOf(spans: readonly EntrySpan[], at: string): readonly Initiative[] {
  const now = nearest(spans, at)
  if (!now || !isHeld(now) || isOver(now, at)) return []
  const { title, aliases, announcedAt, owner, knownTo } = valuesOf(now, 'initiatives')
  return [
    {
      ...{ id: now.entry, title: title ?? '', aliases: [...aliases], announcedAt },
      knownTo: [...new Set([...(owner === null ? [] : [owner]), ...knownTo])],
      directorate: now.value.unit,
    },
  ]
}

export const spokespeopleOf = (
  spans: readonly EntrySpan[],
  at: string,
  nameOf: (person: string) => string,
): readonly Spokesperson[] =>
  eachOf(spans, at, (span, id) => {
    const { person, topics, channels } = valuesOf(span, 'spokespeople')
    return {
      ...{ id, person, name: nameOf(person ?? ''), topics: [...topics], channels: [...channels] },
      ...periodOf(span),
    }
  })

/**
 * A yes for its period; a no from the day on which it was said, whether it was a refusal or a yes taken back: both beat
 * what was agreed before that day, and neither what was agreed after.
 */
export const consentsOf = (spans: readonly EntrySpan[], at: string): readonly Consent[] =>
  eachOf(spans.filter(isAboutShowing), at, (span, id) => {
    const values = valuesOf(span, 'consents')
    const { state, isMinor, guardian, purposes, channels, saidOn } = values
    return {
      ...{ id, person: subjectOf(values), guardian, minor: isMinor },
      ...{ state: state === 'given' ? 'given' : 'refused', given: saidOn },
      ...{ purposes: [...purposes], channels: [...channels], ...periodOf(span) },
    }
  })

const showing = ['picture', 'video', 'voice']

/** Whoever agreed to be named or quoted has not agreed to be shown; whoever said no to any of it is asked first. */
function isAboutShowing(span: EntrySpan): boolean {
  const { state, things } = valuesOf(span, 'consents')
  return state !== 'given' || things.some((thing) => showing.includes(thing))
}

/** Whose consent there is, with every name under which somebody may write of them. */
export function subjectsOf(spans: readonly EntrySpan[]): readonly RegisteredPerson[] {
  const [first] = spans
  if (!first) return []
  const all = spans.map((span) => valuesOf(span, 'consents'))
  const names = [...new Set(all.flatMap(({ subject, otherNames }) => [subject ?? '', ...otherNames]))]
  const [name = '', ...aliases] = names
  return [{ id: subjectOf(valuesOf(first, 'consents')), name, aliases }]
}

/** A work with the permissions to use it, each for one channel or for all. */
export function assetsOf(
  spans: readonly EntrySpan[],
  approvals: readonly EntrySpan[],
  at: string,
): readonly Asset[] {
  const now = nearest(spans, at)
  if (!now || !isHeld(now) || isOver(now, at)) return []
  const { kind } = valuesOf(now, 'assets')
  const permitted = approvals.filter(isHeld).flatMap((span) => {
    const { use, channels, authority } = valuesOf(span, 'asset-approvals')
    const places = channels.length === 0 ? [null] : channels
    return places.map((channel) => ({ use, channel, by: authority, ...periodOf(span) }))
  })
  return [{ id: now.entry, kind: kind ?? '', approvals: permitted }]
}

/** A channel that is live. A review of its terms counts until it is due again. */
export function channelsOf(
  spans: readonly EntrySpan[],
  reviews: readonly EntrySpan[],
  at: string,
): readonly Channel[] {
  const now = nearest(spans, at)
  if (!now || !isHeld(now) || !covers(now, at)) return []
  const { life, platform, address } = valuesOf(now, 'channels')
  if (life !== 'active') return []
  const current = reviews
    .filter((span) => isHeld(span) && covers(span, at))
    .map((span) => valuesOf(span, 'terms-reviews'))
    .filter(({ decision, due }) => decision !== 'not-usable' && (due === null || due >= at.slice(0, 10)))
    .flatMap(({ reviewedOn }) => reviewedOn ?? [])
    .sort()
  return [
    {
      ...{ id: now.entry, platform: platform ?? '', directorate: now.value.unit },
      handle: accountOf(platform ?? '', address ?? '').handle,
      termsReviewedAt: current.at(-1) ?? null,
    },
  ]
}
