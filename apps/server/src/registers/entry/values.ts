import { isDay } from '@secondlook/calendar'
import { emptyOf, type Field, type Fields, isEmpty, isList, type Value } from '@secondlook/contract'

const lineMax = 300
const textMax = 10_000
const wordsMax = 500

export type WrongValue = { readonly field: string; readonly says: string }
export type ReadValues = { readonly values: Record<string, Value>; readonly wrong: readonly WrongValue[] }

/**
 * What somebody gave for the fields of an entry, each made one spelling, and everything that cannot be used. What only
 * a deed sets stays as it was.
 */
export function readValues(
  fields: Fields,
  given: Readonly<Record<string, unknown>>,
  before: Readonly<Record<string, Value>> = {},
): ReadValues {
  const values: Record<string, Value> = {}
  const wrong: WrongValue[] = []
  for (const [name, field] of Object.entries(fields)) {
    if (field.isByDeed) {
      values[name] = before[name] ?? emptyOf(field)
      continue
    }
    const read = readValue(field, given[name])
    values[name] = read.value
    const says = read.says ?? (isEmpty(read.value) ? field.missing : undefined)
    if (says !== undefined) wrong.push({ field: name, says })
  }
  for (const name of Object.keys(given))
    if (!(name in fields)) wrong.push({ field: name, says: 'There is no such field here.' })
  return { values, wrong }
}

type Read = { readonly value: Value; readonly says?: string }

function readValue(field: Field, given: unknown): Read {
  const none = { value: emptyOf(field) }
  if (given === undefined || given === null || given === '') return none
  if (isList(field)) return readList(field, given)
  if (field.kind === 'yes')
    return typeof given === 'boolean' ? { value: given } : { ...none, says: 'Answer yes or no.' }
  if (field.kind === 'number') return readNumber(field, given)
  if (typeof given !== 'string') return { ...none, says: 'Write it as words.' }
  return readText(field, given)
}

function readNumber(field: Field & { kind: 'number' }, given: unknown): Read {
  const isIn = Number.isInteger(given) && Number(given) >= field.from && Number(given) <= field.to
  return isIn
    ? { value: Number(given) }
    : { value: null, says: `Give a whole number from ${field.from} to ${field.to}.` }
}

const isKept = (text: string): boolean => !text.includes('\0') && !/\p{Cs}/u.test(text)

function readText(field: Field, given: string): Read {
  const text = given.trim()
  if (text === '') return { value: null }
  if (!isKept(text))
    return { value: null, says: 'There is a character in it that cannot be kept. Type it again.' }
  const most = field.kind === 'text' ? textMax : lineMax
  if (text.length > most) return { value: text, says: `Say it in at most ${most} characters.` }
  if (field.kind !== 'text' && /[\r\n]/.test(text)) return { value: text, says: 'Say it in one line.' }
  const says = sayWrongText(field, text)
  return says === undefined ? { value: text } : { value: text, says }
}

function sayWrongText(field: Field, text: string): string | undefined {
  switch (field.kind) {
    case 'choice':
      return Object.hasOwn(field.options, text)
        ? undefined
        : `Choose one of these: ${Object.values(field.options).join(', ')}.`
    case 'day':
      return isDay(text) ? undefined : 'Write the day like 2026-07-01.'
    case 'moment':
      return /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
        ? undefined
        : 'Say it as an instant, such as 2026-11-25T12:00:00Z.'
    case 'link':
      return isLink(text) ? undefined : 'Give the whole address, beginning with https://.'
    default:
      return undefined
  }
}

function isLink(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return (protocol === 'https:' || protocol === 'http:') && username === '' && password === ''
}

function readList(field: Field, given: unknown): Read {
  if (!Array.isArray(given) || given.some((one) => typeof one !== 'string'))
    return { value: [], says: 'Give a list.' }
  const items = [...new Set(given.map((one: string) => one.trim()).filter((one) => one !== ''))]
  if (items.length > wordsMax) return { value: items, says: `Give at most ${wordsMax}.` }
  if (items.some((one) => !isKept(one) || one.length > lineMax || /[\r\n]/.test(one)))
    return { value: items, says: `Keep each within one line of ${lineMax} characters.` }
  if (field.kind === 'choices' && items.some((one) => !Object.hasOwn(field.options, one)))
    return { value: items, says: `Choose of these: ${Object.values(field.options).join(', ')}.` }
  return { value: items }
}

/** Everybody whom values name, and every entry, by the register in which it should be. */
export function namedIn(fields: Fields, values: Readonly<Record<string, Value>>) {
  const people = new Set<string>()
  const entries: { readonly field: string; readonly of: string; readonly id: string }[] = []
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name]
    const ids = Array.isArray(value) ? value : typeof value === 'string' ? [value] : []
    if (field.kind === 'person' || field.kind === 'people') for (const id of ids) people.add(id)
    if (field.kind === 'entry' || field.kind === 'entries')
      entries.push(...ids.map((id) => ({ field: name, of: field.of, id })))
  }
  return { people: [...people], entries }
}
