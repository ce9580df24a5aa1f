import { defineDetector, type Lists, type Scene } from '../detector.ts'
import { mediaName } from '../text/media-name.ts'
import { apart } from '../text/near.ts'
import { Before, Mark, type Reading } from '../text/reading.ts'
import { Look } from '../text/word.ts'

type Name =
  | 'credit-dodges'
  | 'credit-labels'
  | 'not-a-credit'
  | 'own-pictures'
  | 'quote-credits'
  | 'whole-works'
  | 'rights-words'
  | 'screenshot-words'
  | 'music-words'
  | 'free-music'
  | 'picture-machines'
  | 'machine-labels'

const quotationWordsMin = 30
/** How far from a quotation the name of its maker may stand. */
const nearWords = 12

/**
 * Finds other people's work without their name, or without a word on whether it may be used. Whether
 * a right really stands in the way is for a person to say; short quotations are left alone.
 */
export const attribution = defineDetector({
  id: 'attribution',
  summary: 'Other people’s words, pictures and music without a credit or a licence',
  kinds: {
    'owner-unknown': 'words that use something and name nobody who made it',
    'quoted-text': 'a long quotation and nobody named near it',
    'copied-work': 'a whole work passed on',
    'media-credit': 'a picture, video or recording without a credit',
    'media-licence': 'the same without a licence',
    'stated-rights': 'words by which somebody keeps the rights, and no licence',
    screenshot: 'a picture of what somebody else posted or wrote',
    music: 'music in a video or recording without a licence',
    'ai-image': 'a picture made by a machine and no word of it where readers look',
  },
  lists: [
    'credit-dodges',
    'credit-labels',
    'not-a-credit',
    'own-pictures',
    'quote-credits',
    'whole-works',
    'rights-words',
    'screenshot-words',
    'music-words',
    'free-music',
    'picture-machines',
    'machine-labels',
  ],
  wakes: {
    lists: ['credit-dodges', 'whole-works', 'rights-words', 'screenshot-words'],
    marks: Mark.quote | Mark.copyright,
  },

  find(reading, lists, scene, see) {
    if (reading.field === 'text' && reading.marks & Mark.quote) {
      unnamedQuotations(reading, lists, (from, to) => see.words('quoted-text', reading, from, to))
    }
    if (reading.has(lists['credit-dodges']) && !isCredited(reading, lists)) {
      for (const { from, to } of apart(reading.hits(lists['credit-dodges'])))
        see.words('owner-unknown', reading, from, to)
    }
    for (const { from, to } of apart(reading.hits(lists['whole-works'])))
      see.words('copied-work', reading, from, to)
    if (isLicensed(reading, scene)) return
    for (const { from, to } of apart(reading.hits(lists['rights-words'])))
      see.words('stated-rights', reading, from, to)
    for (const { from, to } of apart(reading.hits(lists['screenshot-words']))) {
      if (isShown(reading, from, scene)) see.words('screenshot', reading, from, to)
    }
  },

  look(lists, scene, see) {
    const { draft, registers, readings } = scene
    const { media } = draft
    if (!media || media.length === 0) return
    const named = readings.some((reading) => isCredited(reading, lists) || reading.has(lists['own-pictures']))
    media.forEach((one, at) => {
      const data = { media: mediaName(draft, at) }
      const known = one.asset ? registers?.asset(one.asset) !== undefined : false
      if (!known && !named && !namesSomebody(one.credit, scene, lists)) see.absent('media-credit', data)
      if (!known && !one.licence?.trim()) {
        see.absent('media-licence', data)
        if (one.kind !== 'image') hearMusic(at)
      }
      if (isUnlabelled(at, one.credit, one.licence, lists, scene)) see.absent('ai-image', data)
    })

    function hearMusic(at: number): void {
      if (readings.some((reading) => reading.has(lists['free-music']))) return
      for (const reading of readings) {
        if (reading.field !== 'text' && !reading.field.startsWith(`media.${at}.`)) continue
        const [first] = reading.hits(lists['music-words'])
        if (first) see.words('music', reading, first.from, first.to, { media: mediaName(draft, at) })
      }
    }
  },
})

/** Where every medium has a licence, words about rights are covered by it. */
function isLicensed(reading: Reading, { draft: { media } }: Scene): boolean {
  const at = reading.field.startsWith('media.') ? Number(reading.field.split('.')[1]) : undefined
  if (at !== undefined) return Boolean(media?.[at]?.licence?.trim())
  return Boolean(media?.length) && (media ?? []).every(({ licence }) => licence?.trim())
}

/** "Here is a screenshot of his post" shows one; talk about screenshots without a picture does not, unless it says here. */
function isShown(reading: Reading, at: number, { draft: { media } }: Scene): boolean {
  if (media?.length) return true
  for (let before = Math.max(reading.sentenceFrom(at), at - 4); before < at; before++) {
    const form = reading.words[before]?.form
    if (
      form === 'here' ||
      form === 'attached' ||
      form === 'below' ||
      form === 'sharing' ||
      form === 'posting'
    )
      return true
  }
  return false
}

/** A credit line: a word such as "photo" and, right behind it, a name or an account. */
function isCredited(reading: Reading, lists: Lists<Name>): boolean {
  for (const { to } of reading.hits(lists['credit-labels'])) {
    let at = to
    const joint = reading.before[at] ?? 0
    const form = reading.words[at]?.form
    const links =
      form === 'by' ||
      form === 'courtesy' ||
      form === 'credit' ||
      form === 'from' ||
      form === 'via' ||
      form === 'to'
    if (links) at++
    if (links && reading.words[at]?.form === 'of') at++
    if (!links && !(joint & (Before.colon | Before.mention | Before.dash | Before.bracket | Before.slash)))
      continue
    if (at >= reading.length) continue
    if (reading.is(at, lists['not-a-credit'])) {
      // "via Instagram" names nobody, "via Instagram @lena" does.
      if ((reading.before[at + 1] ?? 0) & Before.mention) return true
      continue
    }
    const isName = (reading.words[at]?.look ?? 0) & Look.capital && !reading.is(at, lists['credit-labels'])
    if (isName || (reading.before[at] ?? 0) & Before.mention) return true
  }
  return false
}

function namesSomebody(credit: string | null | undefined, scene: Scene, lists: Lists<Name>): boolean {
  if (!credit?.trim()) return false
  const reading = scene.read(credit)
  if (reading.length === 0) return false
  if (reading.has(lists['credit-dodges'])) return false
  const empty = reading.words.every(
    (_, at) => reading.is(at, lists['not-a-credit']) || reading.is(at, lists['credit-labels']),
  )
  return !empty
}

/** Somebody wrote down that a machine made it, in a place that readers do not see or do not understand. */
function isUnlabelled(
  at: number,
  credit: string | null | undefined,
  licence: string | null | undefined,
  lists: Lists<Name>,
  scene: Scene,
): boolean {
  const said = [credit, licence].some(
    (text) => text?.trim() && scene.read(text).has(lists['picture-machines']),
  )
  if (!said) return false
  return !scene.readings.some((reading) => {
    const shown =
      reading.field === 'text' ||
      (reading.field.startsWith(`media.${at}.`) && !reading.field.endsWith('found.text'))
    return shown && reading.has(lists['machine-labels'])
  })
}

function unnamedQuotations(
  reading: Reading,
  lists: Lists<Name>,
  tell: (from: number, to: number) => void,
): void {
  let start = -1
  for (let at = 0; at <= reading.length; at++) {
    if (at < reading.length && reading.quoted[at]) {
      if (start < 0) start = at
      continue
    }
    if (start >= 0 && at - start >= quotationWordsMin && !isNamed(reading, lists, start, at)) tell(start, at)
    start = -1
  }
}

/** A verb of saying, an account or a name behind a dash near the quotation is enough. */
function isNamed(reading: Reading, lists: Lists<Name>, from: number, to: number): boolean {
  if (isMaker(reading, lists, Math.max(0, from - nearWords), from)) return true
  const dashed = (reading.before[to] ?? 0) & (Before.dash | Before.bracket | Before.line)
  if (dashed && (reading.words[to]?.look ?? 0) & Look.capital) return true
  return isMaker(reading, lists, to, Math.min(reading.length, to + nearWords))
}

function isMaker(reading: Reading, lists: Lists<Name>, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    if (reading.is(at, lists['quote-credits']) || (reading.before[at] ?? 0) & Before.mention) return true
  }
  return false
}
