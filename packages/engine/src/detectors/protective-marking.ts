import { defineDetector, type Lists } from '../detector.ts'
import { isCapital, isShouted } from '../text/capitals.ts'
import { endsLine, lineFrom, lineTo, startsLine } from '../text/lines.ts'
import {
  bareSpan,
  follows,
  isBracketed,
  isKeyed,
  keyedSpan,
  Part,
  type MarkingRun as Run,
  runsOf,
  signsBefore,
} from '../text/marking-run.ts'
import { Before, type Reading } from '../text/reading.ts'

const names = [
  'marking-levels',
  'marking-plain',
  'marking-caveats',
  'marking-handling',
  'marking-old',
  'marking-labels',
  'marking-documents',
  'marking-talk',
  'marking-verbs',
  'marking-things',
] as const
type Names = Lists<(typeof names)[number]>

/**
 * Finds the marking of a document by where and how it is written, because "secret" and "protected" are
 * ordinary words: after SEC=, in brackets, alone on a line, after a label, or joined to a caveat.
 */
export const protectiveMarking = defineDetector({
  id: 'protective-marking',
  summary: 'A security classification or a caveat that belongs to a document',
  kinds: {
    classified: 'OFFICIAL: Sensitive or above',
    caveat: 'a caveat or an information marker without a level',
    legacy: 'a marking of the years before 2018',
    official: 'plain OFFICIAL, UNOFFICIAL or the old UNCLASSIFIED',
    unclear: 'words of a marking where it is not certain that they mark anything',
  },
  lists: names,
  wakes: { lists: ['marking-levels', 'marking-plain', 'marking-caveats', 'marking-handling', 'marking-old'] },

  find(reading, lists, _scene, see) {
    const runs = runsOf(reading, [
      [lists['marking-levels'], Part.level],
      [lists['marking-caveats'], Part.caveat],
      [lists['marking-old'], Part.old],
      [lists['marking-handling'], Part.handling],
      [lists['marking-plain'], Part.plain],
    ])
    for (let at = 0, done = 0; at < runs.length; at++) {
      const run = runs[at]
      if (!run || (reading.from[run.from] ?? 0) < done) continue
      const keyed = isKeyed(reading, run)
      let last = run
      let parts = run.parts
      for (let next = runs[at + 1]; keyed && next && follows(reading, last, next); next = runs[++at + 1]) {
        last = next
        parts |= next.parts
      }
      const whole = { from: run.from, to: last.to, parts, splits: run.splits }
      const kind = keyed ? kindOf(parts) : judge(reading, whole, lists)
      if (!kind) continue
      const [from, to] = keyed ? keyedSpan(reading, whole, done) : bareSpan(reading, whole)
      done = to
      const certain =
        isEdge(reading, whole) ||
        isLabelled(reading, whole, lists) ||
        reading.source.slice(from, to).includes(',')
      const spoken = !certain && talks(reading, whole, lists)
      if (!spoken) see.units(kind, reading, from, to)
      else if (kind !== 'official') see.units('unclear', reading, from, to)
    }
  },
})

function kindOf(parts: number): 'classified' | 'caveat' | 'legacy' | 'official' {
  if (parts & Part.level) return 'classified'
  if (parts & (Part.caveat | Part.handling)) return 'caveat'
  return parts & Part.old ? 'legacy' : 'official'
}

/** At the edge of its line, where a document is marked and nobody explains anything. */
const isEdge = (reading: Reading, { from, to }: Run): boolean =>
  startsLine(reading, from) || endsLine(reading, to)

const isLabelled = (reading: Reading, { from }: Run, lists: Names): boolean =>
  from > 0 &&
  ((reading.before[from] ?? 0) & (Before.colon | Before.dash)) !== 0 &&
  reading.is(from - 1, lists['marking-labels'])

function talks(reading: Reading, run: Run, lists: Names): boolean {
  const end = lineTo(reading, run.from)
  for (let at = lineFrom(reading, run.from); at < end; at++) {
    if ((at < run.from || at >= run.to) && reading.is(at, lists['marking-talk'])) return true
  }
  return false
}

function judge(reading: Reading, run: Run, lists: Names): string | undefined {
  const { from, to, parts } = run
  const alone = startsLine(reading, from) && endsLine(reading, to)
  const labelled = isLabelled(reading, run, lists)
  const shouted = isShouted(reading, from)
  const square = isBracketed(reading, run)
  if (parts & Part.level && reading.words[from]?.form.startsWith('official')) {
    const pair = sensitive(reading, run, alone || square || labelled)
    if (pair) return pair
  }
  if (labelled || isHeading(reading, run)) return kindOf(parts)
  if (parts & ~(Part.handling | Part.plain) && isJoined(reading, run)) return kindOf(parts)
  if (parts & Part.caveat && shouted) return kindOf(parts)
  if (isAnchoredName(reading, run, alone || square)) return kindOf(parts)
  if (parts === Part.handling) return undefined
  if ((alone || square) && isShoutedAll(reading, run) && !isOfThings(reading, run, lists)) {
    const round = !alone && parts === Part.old && reading.source[(reading.from[from] ?? 0) - 1] === '('
    return round ? 'unclear' : kindOf(parts)
  }
  return isMaybe(reading, run, lists) ? 'unclear' : undefined
}

/** `OFFICIAL: Sensitive`: certain by its capitals or its tight colon; "it is official: sensitive teeth" is not. */
function sensitive(reading: Reading, { from, to }: Run, anchored: boolean): string | undefined {
  const joined = reading.words[from]?.form === 'officialsensitive'
  const signs = joined ? ':' : signsBefore(reading, from + 1)
  if (anchored && (signs.trim() !== '' || isCapital(reading, from))) return 'classified'
  const dashed = ((reading.before[to] ?? 0) & (Before.dash | Before.hyphen)) !== 0
  if (signs.includes(':') && startsLine(reading, from) && dashed) return 'classified'
  if (signs === ':' && (isCapital(reading, from) || to - from === 2)) return 'classified'
  if (!isShouted(reading, from) || !(joined || isCapital(reading, from + 1))) return undefined
  const led = !startsLine(reading, from) && isShouted(reading, from - 1)
  const trailed = !isShouted(reading, to - 1) || endsLine(reading, to) || !isShouted(reading, to)
  if (led) return trailed ? 'unclear' : undefined
  return trailed || startsLine(reading, from) ? 'classified' : 'unclear'
}

/** A level and a caveat with a slash between them, or both in capitals side by side. */
function isJoined(reading: Reading, run: Run): boolean {
  if (
    run.parts & Part.level &&
    isCapital(reading, run.from) &&
    reading.source.startsWith('//', reading.to[run.to - 1])
  )
    return true
  return run.splits.some((split) => {
    const signs = signsBefore(reading, split)
    return (
      signs.includes('//') ||
      (isShouted(reading, split) && isShouted(reading, split - 1) && isCapital(reading, run.from))
    )
  })
}

/** Old markings of several words and information markers carry their shape with them. */
function isAnchoredName(reading: Reading, run: Run, anchored: boolean): boolean {
  const { from, to, parts } = run
  if (!(parts & (Part.old | Part.handling)) || to - from < 2) return false
  const capitals = isCapital(reading, from) && isCapital(reading, to - 1)
  const colon = ((reading.before[from + 1] ?? 0) & Before.colon) !== 0
  const hyphen = ((reading.before[from + 1] ?? 0) & Before.hyphen) !== 0
  if (reading.words[from]?.form === 'sh') return colon && capitals
  if (parts & Part.handling) return hyphen && capitals && (anchored || isShouted(reading, from))
  if (anchored) return capitals && (colon || hyphen || to - from > 2 || isShoutedAll(reading, run))
  return isShouted(reading, from) && (colon || (hyphen && capitals)) && startsLine(reading, from)
}

/** "Sensitive: Legal. We would lose." and "FOUO - roster": an old marking that heads its line and is closed off. */
function isHeading(reading: Reading, { from, to, parts }: Run): boolean {
  const first = reading.words[from]?.form
  if (!(parts & Part.old) || first === 'in' || !startsLine(reading, from)) return false
  const closing = reading.source.slice(reading.to[to - 1] ?? 0, reading.from[to]).trimStart()[0] ?? ''
  if (!'.:-–—'.includes(closing) || closing === '') return false
  if (first === 'fouo' && to - from === 1) return isShouted(reading, from)
  return to - from > 1 && isCapital(reading, from) && isCapital(reading, to - 1)
}

/** "it is Official Sensitive", "Cabinet-in-Confidence": capitals that no title around them explains. */
function isTitle(reading: Reading, { from, to, parts }: Run): boolean {
  if (to - from < 2 || !isCapital(reading, from) || !isCapital(reading, to - 1)) return false
  if (parts & Part.old) return ((reading.before[from + 1] ?? 0) & Before.hyphen) !== 0
  if (reading.words[from]?.form !== 'official') return false
  return (
    !startsLine(reading, from) &&
    !isCapital(reading, from - 1) &&
    (to === reading.length || !isCapital(reading, to))
  )
}

/** "TOP SECRET" above the recipe of a cake. */
function isOfThings(reading: Reading, { to }: Run, lists: Names): boolean {
  for (let at = to; at < Math.min(to + 8, reading.length); at++)
    if (reading.is(at, lists['marking-things'])) return true
  return false
}

function isShoutedAll(reading: Reading, { from, to }: Run): boolean {
  for (let at = from; at < to; at++) if (!isShouted(reading, at)) return false
  return true
}

/** A level in capitals that belongs to a document by what is said: "marked SECRET", "the PROTECTED brief". */
function isMaybe(reading: Reading, run: Run, lists: Names): boolean {
  const { from, to, parts } = run
  if (parts & Part.plain) return false
  const first = reading.words[from]?.form
  if (first === 'fouo') return isShouted(reading, from)
  const before = from > lineFrom(reading, from) && reading.is(from - 1, lists['marking-verbs'])
  if (before && isCapital(reading, from)) return true
  if (isTitle(reading, run)) return true
  const said = reading.words[from - 1]?.form
  if (said === 'is' || said === 'was') {
    return (
      isShoutedAll(reading, run) &&
      from - 1 > lineFrom(reading, from) &&
      reading.is(from - 2, lists['marking-documents'])
    )
  }
  if (!isShoutedAll(reading, run)) return false
  if (from > 0 && !startsLine(reading, from) && isShouted(reading, from - 1)) return false
  if (to < lineTo(reading, from) && reading.is(to, lists['marking-documents'])) return !isShouted(reading, to)
  if (first === 'for' || (parts & Part.old && to - from > 2))
    return endsLine(reading, to) || !isShouted(reading, to)
  return reading.sentenceFrom(from) === from && endsLine(reading, to) && from > 0
}
