import { defineDetector, type Lists, type Scene, type See } from '../detector.ts'
import { approvalOf } from '../registers/asset-approvals.ts'
import { mediaName } from '../text/media-name.ts'
import { apart } from '../text/near.ts'
import type { Hit, Reading } from '../text/reading.ts'

type Name =
  | 'logo-words'
  | 'government-logos'
  | 'logo-uses'
  | 'uniform-uses'
  | 'logo-talk'
  | 'negations'
  | 'employers'
  | 'publishing-purposes'
  | 'superseded-words'

/** A description not longer than this beside its logo describes nothing else. */
const besideLogoMax = 3

/**
 * Finds government logos, crests and uniforms in what an author says of their own pictures, in
 * descriptions, in a profile, and among the assets of the register. Talk about a logo is not use of it.
 */
export const logo = defineDetector({
  id: 'logo',
  summary: 'A government logo, crest, badge or uniform',
  kinds: {
    'used-logo': 'the author uses a government logo',
    'profile-logo': 'a profile that shows a government logo',
    'unclear-logo': 'the author uses a logo beside their employer, and it is not said whose',
    'shown-logo': 'a description of a picture in which a government logo can be seen',
    uniform: 'the author is pictured in uniform or with a badge or a pass',
    'unapproved-asset': 'a logo of the register without a permission for this account and time',
    'other-use': 'a logo of the register with a permission for another use',
    superseded: 'a logo that has been replaced',
  },
  lists: [
    'logo-words',
    'government-logos',
    'logo-uses',
    'uniform-uses',
    'logo-talk',
    'negations',
    'employers',
    'publishing-purposes',
    'superseded-words',
  ],
  wakes: { lists: ['government-logos', 'logo-uses', 'uniform-uses'] },

  find(reading, lists, scene, see) {
    if (reading.field !== 'text') return described(reading, lists, scene, see)
    if (hasApproved(lists, scene)) return
    const talk = bySentence(reading, lists['logo-talk'])
    const owners = bySentence(reading, lists['government-logos'])
    for (const { from, to } of apart(reading.hits(lists['uniform-uses']))) {
      if (isOwnUse(reading, from, talk, lists)) see.words('uniform', reading, from, to)
    }
    for (const { from, to } of apart(reading.hits(lists['logo-uses']))) {
      if (!isOwnUse(reading, from, talk, lists)) continue
      const whose = owners.get(reading.sentence[from] ?? 0)
      if (whose) see.words('used-logo', reading, whose.from, whose.to)
      else if (scene.facts.employerShown || reading.has(lists.employers))
        see.words('unclear-logo', reading, from, to)
    }
  },

  look(lists, scene, see) {
    const { draft } = scene
    const profile = draft.author?.profile ? scene.read(draft.author.profile) : undefined
    if (profile?.has(lists['government-logos'])) {
      const talk = bySentence(profile, lists['logo-talk'])
      const shown = profile
        .hits(lists['government-logos'])
        .some(({ from }) => isOwnUse(profile, from, talk, lists))
      if (shown) see.absent('profile-logo')
    }
    draft.media?.forEach((_, at) => {
      const kind = assetKind(at, lists, scene)
      if (kind) see.absent(kind, { media: mediaName(draft, at) })
    })
  },
})

function described(reading: Reading, lists: Lists<Name>, scene: Scene, see: See): void {
  const at = Number(reading.field.split('.')[1])
  if (scene.draft.media?.[at]?.asset && assetKind(at, lists, scene) === undefined) return
  for (const { from, to } of apart(reading.hits(lists['government-logos']))) {
    const alone = reading.length - (to - from) <= besideLogoMax
    see.words(alone ? 'used-logo' : 'shown-logo', reading, from, to, { media: mediaName(scene.draft, at) })
  }
}

function hasApproved(lists: Lists<Name>, scene: Scene): boolean {
  return (
    scene.draft.media?.some(
      (media, at) => media.asset && isLogo(at, lists, scene) && !assetKind(at, lists, scene),
    ) ?? false
  )
}

/** Not quoted, not denied, and not talk about how the thing looks or what it cost. */
function isOwnUse(reading: Reading, at: number, talk: ReadonlyMap<number, Hit>, lists: Lists<Name>): boolean {
  if (reading.quoted[at] || talk.has(reading.sentence[at] ?? 0)) return false
  for (let before = Math.max(reading.sentenceFrom(at), at - 4); before <= at + 3; before++) {
    if (reading.sentence[before] === reading.sentence[at] && reading.is(before, lists.negations)) return false
  }
  return true
}

/** The first hit of a list in each sentence. */
function bySentence(reading: Reading, list: number): ReadonlyMap<number, Hit> {
  const found = new Map<number, Hit>()
  for (const hit of reading.hits(list)) {
    const sentence = reading.sentence[hit.from] ?? 0
    if (!found.has(sentence)) found.set(sentence, hit)
  }
  return found
}

function isLogo(at: number, lists: Lists<Name>, { draft, registers, read }: Scene): boolean {
  const media = draft.media?.[at]
  if (!media?.asset) return false
  const kind = registers?.asset(media.asset)?.kind
  return read(kind ?? media.asset).has(lists['logo-words'])
}

/** What the register says against an asset that is a logo; `undefined` where nothing. */
function assetKind(at: number, lists: Lists<Name>, scene: Scene): string | undefined {
  if (!isLogo(at, lists, scene)) return undefined
  const { draft, registers, facts, zone } = scene
  if (!registers?.has('assets')) return 'unclear-logo'
  const asset = registers.asset(draft.media?.[at]?.asset ?? '')
  if (!asset) return 'unapproved-asset'
  if (scene.read(asset.kind).has(lists['superseded-words'])) return 'superseded'
  const covers = (use: string): boolean => scene.read(use).has(lists['publishing-purposes'])
  const approval = approvalOf(asset, { registers, channel: facts.channel, at: facts.at, zone, covers })
  return approval === 'holds' ? undefined : approval === 'other-use' ? 'other-use' : 'unapproved-asset'
}
