import { type ScimRefusal, scimNo } from './errors.ts'

/** One comparison of a filter; several are joined by `and`. */
export type Comparison = { readonly attribute: string; readonly value: string }

const comparison =
  /^\s*([A-Za-z][\w.:$-]*(?:\[type eq "work"\]\.value)?)\s+eq\s+("(?:[^"\\]|\\.)*"|true|false)\s*/i

/**
 * What directory services ask: `userName eq "ana@parks.example"`, several joined by `and`. Anything else of RFC 7644
 * is refused, and never read as something it is not.
 */
export function parseFilter(
  text: string,
  attributes: readonly string[],
): readonly Comparison[] | ScimRefusal {
  const found: Comparison[] = []
  let rest = text
  for (;;) {
    const match = comparison.exec(rest)
    if (!match) return no(text)
    const [whole, attribute = '', value = ''] = match
    const known = attributes.find((one) => one.toLowerCase() === attribute.toLowerCase())
    if (!known) return scimNo(400, `Filtering by ${attribute} is not supported.`, 'invalidFilter')
    const read = readValue(value)
    if (read === undefined) return no(text)
    found.push({ attribute: known, value: read })
    rest = rest.slice(whole.length)
    if (rest === '') return found
    const and = /^and\s+/i.exec(rest)
    if (!and || found.length === 10) return no(text)
    rest = rest.slice(and[0].length)
  }
}

const no = (text: string): ScimRefusal =>
  scimNo(
    400,
    `The filter ${JSON.stringify(text)} is not supported; use ATTRIBUTE eq "VALUE".`,
    'invalidFilter',
  )

function readValue(value: string): string | undefined {
  if (!value.startsWith('"')) return value.toLowerCase()
  try {
    return String(JSON.parse(value))
  } catch {
    return undefined
  }
}
