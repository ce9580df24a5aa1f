import { sayInstant } from '../words/instant.ts'
import { upperFirst } from '../words/upper-first.ts'

export type PartLine = { readonly label: string; readonly says: string }
type NameOf = (person: string) => string | undefined

const instantShape = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * What is shown of a record, a line for each thing that is said in it: names for people, days for instants, and nothing
 * of what is empty. The words are those that are kept, and the parts themselves are shown beside it.
 */
export function partLines(name: string, value: unknown, nameOf: NameOf): readonly PartLine[] {
  const isParted = typeof value === 'object' && value !== null && !Array.isArray(value)
  // A part is called after what it is about, which the sentence above says already.
  return isParted
    ? Object.entries(value).flatMap(([member, one]) => linesOf(member, one, nameOf))
    : linesOf(name, value, nameOf)
}

function linesOf(name: string, value: unknown, nameOf: NameOf): readonly PartLine[] {
  if (value === null || value === undefined) return []
  if (Array.isArray(value) && value.some((one) => typeof one === 'object' && one !== null))
    return value.flatMap((one, at) => linesOf(`${name} ${at + 1}`, one, nameOf))
  if (typeof value === 'object' && !Array.isArray(value))
    return Object.entries(value).flatMap(([member, one]) =>
      linesOf(`${name}, ${spaced(member)}`, one, nameOf),
    )
  const said = [value].flat().map((one) => sayOne(one, nameOf))
  return said.length === 0 ? [] : [{ label: upperFirst(spaced(name)), says: said.join(', ') }]
}

/** The ids in what is shown, of which some may be people. */
export function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return idShape.test(value) ? [value] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(idsIn)
}

function sayOne(value: unknown, nameOf: NameOf): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value !== 'string') return String(value)
  if (instantShape.test(value)) return sayInstant(value)
  if (!idShape.test(value)) return value
  return nameOf(value) ?? `…${value.slice(-6)}`
}

const spaced = (name: string): string => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
