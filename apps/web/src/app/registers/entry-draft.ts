import {
  type AnyValues,
  type EntryPage,
  emptyOf,
  type Field,
  type Fields,
  type Register,
  type Value,
} from '@secondlook/contract'
import type { NewEntry } from '../api.ts'
import { type Draft, isOther } from '../forms/three-way.ts'
import { dayOf, sayInstant, startOfDay } from '../words/instant.ts'

type DraftValue = Draft[string]

/** The fields that somebody fills in; the others are set by deeds. */
export const askedFields = ({ fields }: Pick<Register, 'fields'>): readonly (readonly [string, Field])[] =>
  Object.entries(fields).filter(([, { isByDeed }]) => isByDeed === undefined)

/** How each part of an entry is called on its form, by the path by which the server names it. */
export const entryLabels = ({
  fields,
  isToTheMinute,
}: {
  readonly fields: Fields
  readonly isToTheMinute?: true
}): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(Object.entries(fields).map(([name, { label }]) => [`values.${name}`, label])),
  ...{ unit: 'Unit', key: 'Your own number', reason: 'Why' },
  ...(isToTheMinute ? { from: 'Begins', until: 'Ends' } : { from: 'First day', until: 'Last day' }),
})

const day = (instant: string): string => (instant.includes('T') ? dayOf(instant) : instant)

/** A value as a field of a form holds it. */
export function toDraftValue(field: Field, value: Value | undefined): DraftValue {
  const said = value ?? emptyOf(field)
  if (field.kind === 'words') return isTexts(said) ? said.join('\n') : ''
  if (isTexts(said)) return said
  if (field.kind === 'yes') return said === true
  if (said === null) return ''
  return field.kind === 'moment' ? day(String(said)) : String(said)
}

function toValue(field: Field, draft: DraftValue | undefined): Value {
  if (field.kind === 'words')
    return String(draft ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
  if (field.kind === 'yes') return draft === true
  if (typeof draft === 'object') return draft
  const text = String(draft ?? '').trim()
  if (text === '') return emptyOf(field)
  if (field.kind === 'moment') return text.includes('T') ? text : startOfDay(text)
  return field.kind === 'number' ? Number(text) : text
}

/** The values that a form says. What nobody touched goes back as it came. */
export const toValues = (
  fields: readonly (readonly [string, Field])[],
  draft: Draft,
  before: AnyValues = {},
): AnyValues =>
  Object.fromEntries(
    fields.map(([name, field]) => {
      const typed = draft[`values.${name}`]
      const value = before[name]
      const isSame = value !== undefined && !isOther(typed, toDraftValue(field, value))
      return [name, isSame ? value : toValue(field, typed)]
    }),
  )

/** A new entry, with what an address brought along: `?kind=logo&what=…`, several with commas between them. */
export function blankDraft(register: Register, search: Readonly<Record<string, string>>): Draft {
  const values = askedFields(register).map(([name, field]): readonly [string, DraftValue] => [
    `values.${name}`,
    fromSearch(field, search[name]),
  ])
  return {
    ...Object.fromEntries(values),
    ...{ unit: search['unit'] ?? '', key: '', from: search['from'] ?? '' },
    ...{ until: search['until'] ?? '', reason: '' },
  }
}

function fromSearch(field: Field, text: string | undefined): DraftValue {
  if (text === undefined) return toDraftValue(field, undefined)
  if (field.kind === 'yes') return text === 'true'
  if ('options' in field && field.kind === 'choice') return text in field.options ? text : ''
  const isSeveral = field.kind === 'choices' || field.kind === 'people' || field.kind === 'entries'
  return isSeveral ? text.split(',').filter((one) => !('options' in field) || one in field.options) : text
}

/** An entry that is there, to be changed. */
export const draftOf = (
  register: Register,
  page: Pick<EntryPage, 'values' | 'unit' | 'key' | 'until'>,
): Draft => ({
  ...Object.fromEntries(
    askedFields(register).map(([name, field]) => [`values.${name}`, toDraftValue(field, page.values[name])]),
  ),
  ...{ unit: page.unit?.id ?? '', key: page.key ?? '', from: '', reason: '' },
  until: register.isToTheMinute ? (page.until ?? '') : lastDayOf(page.until),
})

/** The entry that a form says; a first day that is today means now. */
export function inputOf(
  register: Register,
  draft: Draft,
  now: string,
  before?: Pick<EntryPage, 'values' | 'until'>,
): NewEntry {
  const text = (path: string) => String(draft[path] ?? '').trim() || null
  const from = text('from')
  const until = text('until')
  const values = toValues(askedFields(register), draft, before?.values) as NewEntry['values']
  if (register.isToTheMinute) return { key: text('key'), unit: text('unit'), from, until, values }
  return {
    ...{ key: text('key'), unit: text('unit'), from: from === dayOf(now) ? null : from },
    // What ends in the middle of a day goes on doing so, unless somebody chose another day.
    until: before && until === (lastDayOf(before.until) || null) ? before.until : until,
    values,
  }
}

/** The last day on which something holds that ends at an instant. */
const lastDayOf = (until: string | null): string =>
  until === null ? '' : dayOf(new Date(Date.parse(until) - 1).toISOString())

const isInstant = (text: string): boolean => /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text)
const isTexts = (value: Value): value is readonly string[] => Array.isArray(value)

/** What somebody else wrote into a field, in words. */
export function sayDraftValue(
  field: Field | undefined,
  value: DraftValue | undefined,
  names: Readonly<Record<string, string>>,
): string {
  if (value === undefined || value === '' || (typeof value === 'object' && value.length === 0))
    return 'They emptied this.'
  if (typeof value === 'boolean') return `They said ${value ? 'yes' : 'no'}.`
  const known = field && 'options' in field ? field.options : names
  const list = typeof value === 'object' ? value : value.split('\n')
  return `They wrote: ${list.map((one) => known[one] ?? (isInstant(one) ? sayInstant(one) : one)).join(', ')}`
}
