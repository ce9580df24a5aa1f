import { defineDetector, type Lists } from '../detector.ts'
import { besideOf } from '../text/beside.ts'
import type { Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'

const names = [
  'confidential-withheld',
  'confidential-commercial',
  'confidential-proprietary',
  'confidential-legal',
  'confidential-leaks',
  'confidential-hushes',
  'confidential-work',
  'confidential-clients',
  'case-references',
  'internal-hosts',
] as const
type Names = Lists<(typeof names)[number]>

const referenceReach = 3

/**
 * Finds words by which material shows that it is not public: what a document says of itself, prices and
 * bids, somebody's source code, legal advice that was given, and things that came out of a closed room.
 */
export const confidentialWording = defineDetector({
  id: 'confidential-wording',
  summary: 'Words of confidential, commercial, legal or leaked material',
  kinds: {
    withheld: 'what a document says of itself: not for distribution, embargoed until',
    commercial: 'prices, bids and contracts that are not public',
    proprietary: 'source code, manuals and keys that belong to somebody',
    'legal-privilege': 'legal advice that was given, and terms of a settlement',
    leak: 'material from inside, and telling what should not be told',
    'internal-link': 'an address on the inside',
    'case-file': 'the number of a file beside the person it is about',
  },
  lists: names,
  wakes: {
    lists: [
      'confidential-withheld',
      'confidential-commercial',
      'confidential-proprietary',
      'confidential-legal',
      'confidential-leaks',
      'confidential-hushes',
      'confidential-clients',
      'internal-hosts',
    ],
  },

  find(reading, lists, _scene, see) {
    for (const [list, kind] of [
      [lists['confidential-withheld'], 'withheld'],
      [lists['confidential-commercial'], 'commercial'],
      [lists['confidential-proprietary'], 'proprietary'],
      [lists['confidential-legal'], 'legal-privilege'],
      [lists['confidential-leaks'], 'leak'],
    ] as const) {
      for (const { from, to } of reading.hits(list)) see.words(kind, reading, from, to)
    }
    for (const { from, to } of reading.hits(lists['confidential-hushes'])) {
      if (besideOf(reading, from, lists['confidential-work'])) see.words('leak', reading, from, to)
    }
    for (const { from, to } of reading.hits(lists['internal-hosts'])) {
      if (isAddress(reading, from, to))
        see.units('internal-link', reading, ...wholeAddress(reading, from, to))
    }
    if (reading.has(lists['confidential-clients']))
      caseFiles(reading, lists, (from, to) => see.words('case-file', reading, from, to))
  },
})

const isAddressSign = (sign: string | undefined): boolean => sign === '.' || sign === '/' || sign === '\\'
const isSpace = (sign: string | undefined): boolean =>
  sign === undefined || sign === ' ' || sign === '\n' || sign === '\t'

function isAddress(reading: Reading, from: number, to: number): boolean {
  const start = reading.from[from] ?? 0
  const end = reading.to[to - 1] ?? 0
  if (isAddressSign(reading.source[end]) && !isSpace(reading.source[end + 1])) return true
  return start > 0 && isAddressSign(reading.source[start - 1]) && !isSpace(reading.source[start - 2])
}

function wholeAddress(reading: Reading, from: number, to: number): [number, number] {
  const { source } = reading
  let start = reading.from[from] ?? 0
  let end = reading.to[to - 1] ?? 0
  for (let reach = 0; reach < 80 && !isSpace(source[start - 1]) && source[start - 1] !== '('; reach++) start--
  for (let reach = 0; reach < 200 && !isSpace(source[end]) && source[end] !== ')'; reach++) end++
  while (end > start && '.,;:!?'.includes(source[end - 1] ?? '')) end--
  return [start, end]
}

/** "case 24/1187", and a client in the same sentence. */
function caseFiles(reading: Reading, lists: Names, tell: (from: number, to: number) => void): void {
  let done = 0
  for (const { from, to } of reading.hits(lists['case-references'])) {
    if (from < done || !besideOf(reading, from, lists['confidential-clients'])) continue
    const end = Math.min(to + referenceReach, reading.sentenceTo(from))
    for (let at = to; at < end; at++) {
      if (!((reading.words[at]?.look ?? 0) & Look.digits) || (reading.words[at]?.form.length ?? 0) < 3)
        continue
      tell(from, at + 1)
      done = at + 1
      break
    }
  }
}
