import type { Policy } from '@secondlook/engine'
import type { PersonalText } from '../data/presidio.ts'
import { table } from './table.ts'

const detectors = ['personal-identifier', 'contact-details', 'private-fact', 'secret']
/** What stands for one person by itself. Names, places and dates alone do not, and are not looked for. */
const wanted = [
  'CREDIT_CARD',
  'IBAN_CODE',
  'US_SSN',
  'PHONE_NUMBER',
  'EMAIL_ADDRESS',
  'STREET_ADDRESS',
  'US_DRIVER_LICENSE',
]

/** Recall by kind of entity, and how often a text with none of them is flagged. */
export function personalPart(policy: Policy, rows: readonly PersonalText[]): string {
  const capacities = ['personal', 'official'] as const
  return capacities.map((capacity) => part(policy, rows, capacity)).join('\n\n')
}

function part(policy: Policy, rows: readonly PersonalText[], capacity: 'personal' | 'official'): string {
  const seen = new Map<string, { all: number; found: number }>()
  let quiet = 0
  let alarms = 0
  for (const { text, entities } of rows) {
    const spans = policy
      .assess({ text, capacity, channel: 'c' })
      .findings.filter(({ detector }) => detectors.includes(detector))
      .flatMap((finding) => finding.spans)
    for (const { type, from, to } of entities) {
      if (!wanted.includes(type)) continue
      const count = seen.get(type) ?? { all: 0, found: 0 }
      count.all++
      if (spans.some((span) => span.from < to && span.to > from)) count.found++
      seen.set(type, count)
    }
    if (entities.some(({ type }) => wanted.includes(type))) continue
    quiet++
    if (spans.length > 0) alarms++
  }
  const rate = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(1)}%`
  const lines = [...seen]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([type, { all, found }]) => [type, String(all), rate(found, all)])
  const what =
    capacity === 'personal'
      ? 'As a personal post.'
      : 'As an official post, where a landline, a foreign number or a street address without a person beside it is left alone, because offices publish theirs.'
  return `Synthetic texts (presidio-research, ${rows.length} held out). An entity is found where a span of ours overlaps it. ${what}

${table(['entity', 'count', 'recall'], lines)}

Texts with none of these: ${quiet}; flagged all the same: ${rate(alarms, quiet)}.`
}
