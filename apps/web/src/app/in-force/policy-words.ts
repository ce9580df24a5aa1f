import type { InForceRow, LibraryEntry, PolicyAt } from '@secondlook/contract'
import { sayInstant, sayUntil } from '../words/instant.ts'

/** `version 1.2.0` */
export const sayVersion = ({ version }: { readonly version: string }): string => `version ${version}`

/** For whom something is in force. */
export const sayPlace = (unit: { readonly name: string } | null): string =>
  unit === null ? 'everybody' : `${unit.name}, with what is below it`

/** From when until when, as one sentence. */
export function sayRow({
  state,
  unit,
  from,
  until,
}: Pick<InForceRow, 'state' | 'unit' | 'from' | 'until'>): string {
  const place = `For ${sayPlace(unit)}`
  if (state === 'never') return `${place}. It was to begin on ${sayInstant(from)}, and was taken back before.`
  const end = until === null ? '' : `, until ${sayUntil(until)}`
  return state === 'planned'
    ? `${place}, from ${sayInstant(from)}${end}.`
    : `${place}, since ${sayInstant(from)}${end}.`
}

export const gapWords: Readonly<Record<NonNullable<PolicyAt['gap']>, string>> = {
  'no-base': 'No policy is in force, so nothing official can be approved or published.',
  'pack-twice':
    'Two versions of one local layer meet here, because a unit was moved. Until one of them is ended, nothing official can be approved or published.',
  'unit-unknown': 'There was no such unit then, so it cannot be said what applied to it.',
}

export const kindNames: Readonly<Record<LibraryEntry['kind'], string>> = {
  ...{
    act: 'Law',
    policy: 'Policy',
    standard: 'Standard',
    guidelines: 'Guidelines',
    factsheet: 'Fact sheet',
  },
  ...{ code: 'Code', agreement: 'Agreement', office: 'Office', video: 'Video' },
}

const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]

/** `2012`, `October 2012` or `1 September 2016`: as exactly as we know it, and no more. */
export function sayDate(date: string): string {
  const [year = '', month, day] = date.split('-')
  const name = month === undefined ? undefined : months[Number(month) - 1]
  if (name === undefined) return year
  return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`
}

/** From when until when a document applied, with what we do not know said as such. */
export function sayApplied({ from, to, made }: Pick<LibraryEntry, 'from' | 'to' | 'made'>): string {
  const begin = from
    ? `From ${sayDate(from)}`
    : made
      ? `Of ${made}; from which day is not confirmed`
      : 'From when is not confirmed'
  return to ? `${begin}, until ${sayDate(to)}` : begin
}

/** In which order the library is read, and what each part is called. */
export const appliesGroups = [
  ['applied', 'Applied on this day, as far as we know'],
  ['not-known', 'May have applied: not confirmed'],
  ['not-yet', 'Had not begun'],
  ['no-longer', 'No longer applied'],
] as const

/** What a strength is called where there is no text beside it. */
export const adviceWords: Readonly<Record<string, string>> = {
  ...{ clear: 'Nothing found', think: 'Worth a thought', ask: 'Best to ask first' },
  stop: 'We suggest not posting this',
}
