import { defineDetector, type Lists, type Scene, type See } from '../detector.ts'
import { accountWords } from '../text/account-name.ts'
import { apart } from '../text/near.ts'
import { Before, type Hit, type Reading } from '../text/reading.ts'

const lists = [
  'official-voice',
  'authority-claims',
  'announcement-words',
  'notice-words',
  'own-news',
  'disclaimers',
  'first-person',
  'employers',
  'public-services',
  'government-general',
  'official-handles',
  'negations',
  'questions-of-authority',
  'official-headings',
] as const
type Known = Lists<(typeof lists)[number]>

/**
 * Finds what makes a post of one's own look as if the government spoke. Whether the author is authorised
 * is for the rules; where the register says that they are not, `identification` says so instead.
 */
export const officialImpression = defineDetector({
  id: 'official-impression',
  summary: 'Words and names that make a post of one’s own look official',
  kinds: {
    'official-voice': 'words that sound like the office speaking',
    'claims-authority': 'the author says that they speak for the government',
    announcement: 'an announcement of government matters by somebody whose employer is shown',
    notice: 'a notice that something is open, in the office’s plural',
    'official-handle': 'an account whose name looks like the office’s',
  },
  lists,
  wakes: {
    lists: ['official-voice', 'official-headings', 'authority-claims', 'announcement-words', 'notice-words'],
  },

  find(reading, known, scene, see) {
    if (reading.field !== 'text' || isOfficial(scene)) return
    for (const hit of apart(reading.hits(known['official-voice']))) {
      if (!reading.quoted[hit.from]) tell(see, 'official-voice', reading, hit)
    }
    for (const hit of reading.hits(known['official-headings'])) {
      if (isHeading(reading, hit)) tell(see, 'official-voice', reading, hit)
    }
    if (!isDenied(scene)) {
      for (const hit of apart(reading.hits(known['authority-claims']))) {
        if (isOwnClaim(reading, hit, known)) tell(see, 'claims-authority', reading, hit)
      }
    }
    if (scene.facts.employerShown || reading.has(known.employers)) announcements(reading, known, see)
  },

  look(known, scene, see) {
    const { author } = scene.draft
    if (!author || isOfficial(scene)) return
    for (const name of [author.handle, author.name]) {
      if (!name) continue
      const reading = scene.read(accountWords(name))
      if (reading.has(known.employers) && reading.has(known['official-handles']))
        see.absent('official-handle')
    }
  },
})

const tell = (see: See, kind: string, reading: Reading, { from, to }: Hit): void =>
  see.words(kind, reading, from, to)

const isOfficial = ({ facts }: Scene): boolean => facts.capacity === 'official' && !facts.capacityUnsure

/** The register of spokespeople says that this author is none. */
const isDenied = ({ draft, registers, facts }: Scene): boolean =>
  Boolean(draft.author && registers?.has('spokespeople')) && facts.authorised === false

/** "Media release:" at the start of a line; a link behind it is somebody else's release passed on. */
function isHeading(reading: Reading, { from, to }: Hit): boolean {
  const starts = from === 0 || ((reading.before[from] ?? 0) & Before.line) !== 0
  const next = reading.before[to] ?? 0
  if (!starts || (next & (Before.colon | Before.line | Before.dash)) === 0) return false
  const form = reading.words[to]?.form
  return form !== 'http' && form !== 'https' && form !== 'www'
}

/** In the first person, not denied and not quoted: "he spoke on behalf of the minister" claims nothing. */
function isOwnClaim(reading: Reading, { from, to }: Hit, known: Known): boolean {
  if (reading.quoted[from]) return false
  const start = reading.sentenceFrom(from)
  for (let at = Math.max(start, from - 3); at < to; at++) if (reading.is(at, known.negations)) return false
  if (reading.is(from, known.disclaimers)) return false
  if (reading.is(from, known['questions-of-authority'])) return false
  if (reading.words[from]?.form === 'here') return true
  const end = reading.sentenceTo(from)
  for (let at = start; at < end; at++) if (reading.is(at, known['first-person'])) return true
  return from === start
}

/** Sentence by sentence: an announcement, a government matter, and no news of the author's own. */
function announcements(reading: Reading, known: Known, see: See): void {
  const own = sentencesWith(reading, known['own-news'])
  const matters = new Set([
    ...sentencesWith(reading, known['public-services']),
    ...sentencesWith(reading, known['government-general']),
    ...sentencesWith(reading, known.employers),
  ])
  const done = new Set<number>()
  const report = (kind: string, hits: readonly Hit[]): void => {
    for (const hit of hits) {
      const sentence = reading.sentence[hit.from] ?? 0
      if (done.has(sentence) || reading.quoted[hit.from] || own.has(sentence) || !matters.has(sentence))
        continue
      if (!isOurs(reading, hit, known)) continue
      done.add(sentence)
      tell(see, kind, reading, hit)
    }
  }
  report('announcement', reading.hits(known['announcement-words']))
  report('notice', reading.hits(known['notice-words']))
}

/** "We" or "our" in the sentence: an office announces in the plural. */
function isOurs(reading: Reading, { from, to }: Hit, known: Known): boolean {
  const start = Math.max(reading.sentenceFrom(from), from - 12)
  const end = Math.min(reading.sentenceTo(from), to + 12)
  for (let at = start; at < end; at++) {
    const form = reading.words[at]?.form
    if ((form === 'we' || form === 'our' || form === 'us') && reading.is(at, known['first-person']))
      return true
  }
  return false
}

function sentencesWith(reading: Reading, list: number): ReadonlySet<number> {
  return new Set(reading.hits(list).map(({ from }) => reading.sentence[from] ?? 0))
}
