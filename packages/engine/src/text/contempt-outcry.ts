import type { ContemptSense } from './contempt-sense.ts'
import type { GroupPlace, Opening } from './groups.ts'
import { Before } from './reading.ts'
import { formAt } from './scope.ts'
import { Look } from './word.ts'

/*
 * Contempt without a verb: "Refugees: parasites." "Muslims? Vermin." "Look at those women. So disgusting."
 * What is said stands by itself in the words right after the group, and nothing else stands there.
 */

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const small = set(
  'a an the and just all such so absolute absolutely bunch of lot pack what total totally pure',
)
const whole = set('every last single one each and all of them the lot')
/** How somebody points a crowd at people: "look at …". */
const pointing = set('look ugh eww ew yuck here saw seeing watching')
/** Words by which a sentence feels for those it names, or speaks of what is done to them. */
const feeling = set(
  'poor treated treating treatment suffering starving forced locked detained held behind abused attacked denied against ' +
    'violence abuse way how being brave hungry homeless waiting left sleeping',
)
const admitted = set('in here stay vote near around breed come')
const reach = 8

/** Tells contempt that stands without a verb after a group's name. */
export function outcry(sense: ContemptSense, place: GroupPlace, opening: Opening): boolean {
  if (place.sort !== 'group' || opening.partial || opening.negated) return false
  const reading = sense.reading
  const end = reading.sentenceTo(place.to - 1)
  const opens = opening.from === reading.sentenceFrom(place.from)
  const parted = place.to < end && ((reading.before[place.to] ?? 0) & (Before.colon | Before.dash)) !== 0
  const pictured = place.to < end && ((reading.words[place.to]?.look ?? 0) & Look.picture) !== 0
  if (opens && (parted || pictured || place.to === end)) {
    const to = saidAlone(sense, place.to, false)
    if (to > 0) return sense.say('hate', place.from, to)
  }
  if (end >= reading.length) return false
  const tailed = saidAlone(sense, end, true)
  if (tailed > 0) return sense.say('hate', end, tailed)
  if (!isPointed(sense, place, end)) return false
  const to = saidAlone(sense, end, false)
  return to > 0 && sense.say('stereotype', end, to)
}

/** Where the words of contempt end if nothing else stands from `at` to the end of the sentence; else 0. */
function saidAlone(sense: ContemptSense, at: number, isTailed: boolean): number {
  const reading = sense.reading
  if (at >= reading.length) return 0
  const end = Math.min(reading.sentenceTo(at), at + reach)
  let to = 0
  let tail = 0
  while (at < end) {
    const said = Math.max(
      sense.end('dehumanising-words', at),
      sense.end('hateful-predicates', at),
      sense.end('hateful-adjectives', at),
      isTailed ? sense.end('stereotype-words', at) : 0,
    )
    const form = formAt(reading, at)
    if (said > 0) {
      to = said
      at = said
    } else if (to > 0 && (whole.has(form) || ((reading.words[at]?.look ?? 0) & Look.picture) !== 0)) {
      tail += form === 'all' || form === 'every' || form === 'lot' || form === 'each' ? 1 : 0
      at++
    } else if (small.has(form) || sense.isLoose(at)) at++
    else return 0
  }
  return at >= reading.sentenceTo(end - 1) && (!isTailed || tail > 0) ? to : 0
}

function isPointed(sense: ContemptSense, place: GroupPlace, end: number): boolean {
  const reading = sense.reading
  const start = reading.sentenceFrom(place.from)
  const first = formAt(reading, start) === 'just' ? start + 1 : start
  const asks = formAt(reading, start) === 'why' && formAt(reading, start + 2) === 'we'
  if (asks ? !admitted.has(formAt(reading, end - 1)) : !pointing.has(formAt(reading, first))) return false
  for (let at = start; at < end; at++) if (feeling.has(formAt(reading, at))) return false
  return true
}
