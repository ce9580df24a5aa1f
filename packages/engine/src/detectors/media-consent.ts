import type { Draft } from '@secondlook/contract'
import { defineDetector, type Lists, type Scene, type See } from '../detector.ts'
import { type RecordedConsent, recordedConsent } from '../registers/consents.ts'
import { mediaName } from '../text/media-name.ts'
import { apart } from '../text/near.ts'

type Person = NonNullable<NonNullable<NonNullable<Draft['media']>[number]['people']>[number]>
/** What a text says of its own pictures. */
const textLists = ['people-photos', 'secret-recordings', 'stranger-pictures', 'children-photos'] as const
type Name = (typeof textLists)[number] | 'publishing-purposes' | 'own-children' | 'consent-words'

const recorded: Partial<Record<RecordedConsent, string>> = {
  refused: 'recorded-refusal',
  'other-purpose': 'other-purpose',
  'wrong-channel': 'wrong-channel',
  expired: 'expired',
  'no-guardian': 'no-guardian',
  'other-person': 'unknown',
  'unknown-id': 'unknown',
}

/**
 * Finds people in media who have not agreed to be shown. The author's no beats the register, and the
 * register's no beats the author's yes. Names of the register are looked for in descriptions too.
 */
export const mediaConsent = defineDetector({
  id: 'media-consent',
  summary: 'People in pictures, videos and recordings who may not have agreed',
  kinds: {
    refused: 'the author says that somebody has not agreed',
    'recorded-refusal': 'the register holds a refusal or a withdrawal',
    expired: 'a consent that does not hold at this time',
    'wrong-channel': 'a consent for other accounts',
    'other-purpose': 'a consent whose purposes do not name publishing',
    'no-guardian': 'a consent for a child without a guardian',
    unknown: 'a consent that the register does not have, or has for somebody else',
    unreachable: 'a consent named where no register can be asked',
    unrecorded: 'the author says yes, and the register has nothing',
    'no-record': 'nobody says yes, and the register has nothing',
    missing: 'nobody says yes, and no register can be asked',
    'child-missing': 'the same for a child',
    'own-child': 'the same for a child the text calls the author’s own',
    'child-word': 'the author says yes for a child and nobody can see who agreed',
    'people-mentioned': 'a text speaks of a picture of colleagues or clients and names nobody who agreed',
    'children-mentioned': 'a text speaks of other people\u2019s children beside a picture',
    unasked: 'the author says that somebody did not know, or films somebody at their worst',
    stranger: 'a text speaks of a picture of somebody the author does not know',
  },
  lists: [...textLists, 'publishing-purposes', 'own-children', 'consent-words'],
  wakes: { lists: textLists },

  find(reading, lists, { draft }, see) {
    if (reading.field !== 'text' || draft.media?.some(({ people }) => people?.length)) return
    const tell = (list: (typeof textLists)[number], kind: string): void => {
      for (const { from, to } of apart(reading.hits(lists[list])))
        if (!reading.quoted[from]) see.words(kind, reading, from, to)
    }
    tell('people-photos', 'people-mentioned')
    if (reading.has(lists['consent-words'])) return
    tell('secret-recordings', 'unasked')
    const shows = draft.media?.some(({ kind }) => kind !== 'audio') ?? false
    if (!shows) return
    if (!reading.has(lists['secret-recordings'])) tell('stranger-pictures', 'stranger')
    if (!reading.has(lists['own-children'])) tell('children-photos', 'children-mentioned')
  },

  look(lists, scene, see) {
    const { media } = scene.draft
    if (!media) return
    media.forEach(({ people }, at) => {
      people?.forEach((person, place) => {
        const kind = kindOf(person, lists, scene)
        if (kind !== undefined)
          see.absent(kind, { person: nameOf(person, place), media: mediaName(scene.draft, at) })
      })
    })
    describedPeople(lists, scene, see)
  },
})

const nameOf = ({ name, minor }: Person, place: number): string =>
  name?.trim() || (minor ? 'A child' : place === 0 ? 'Somebody' : `Person ${place + 1}`)

function kindOf(person: Person, lists: Lists<Name>, scene: Scene): string | undefined {
  if (person.consent === false) return 'refused'
  const known = ask(person, lists, scene)
  if (known === 'given') return undefined
  const kind = known && recorded[known]
  if (kind !== undefined) return kind
  if (typeof person.consent === 'string') return 'unreachable'
  if (person.consent === true) return known ? 'unrecorded' : person.minor ? 'child-word' : undefined
  if (person.minor) return scene.readings[0]?.has(lists['own-children']) ? 'own-child' : 'child-missing'
  return known ? 'no-record' : 'missing'
}

/** What the register says; `undefined` where there is none to ask. */
function ask(
  { name, consent, minor }: Person,
  lists: Lists<Name>,
  scene: Scene,
): RecordedConsent | undefined {
  const { registers, facts, zone } = scene
  if (!registers?.has('consents')) return undefined
  return recordedConsent({
    registers,
    name: name ?? undefined,
    consentId: typeof consent === 'string' ? consent : undefined,
    minor: minor === true,
    channel: facts.channel,
    at: facts.at,
    zone,
    covers: (purpose) => scene.read(purpose).has(lists['publishing-purposes']),
  })
}

/** A description may name somebody whom nobody listed as shown; a recorded refusal holds for them as well. */
function describedPeople(lists: Lists<Name>, scene: Scene, see: See): void {
  if (!scene.registers?.has('consents')) return
  for (const reading of scene.readings) {
    if (!reading.field.endsWith('.alt') && !reading.field.endsWith('.captions')) continue
    const at = Number(reading.field.split('.')[1])
    const listed = new Set(scene.draft.media?.[at]?.people?.map(({ name }) => name))
    for (const { person, from, to } of scene.registers.peopleIn(reading)) {
      if (listed.has(person.name) || ask({ name: person.name }, lists, scene) !== 'refused') continue
      see.words('recorded-refusal', reading, from, to, {
        person: person.name,
        media: mediaName(scene.draft, at),
      })
    }
  }
}
