import { createHash } from 'node:crypto'
import { type Content, catalogueEntry, measure, shown } from '@secondlook/connectors'
import {
  type DecisionRow,
  emptyBody,
  emptyMargin,
  type LookedUp,
  type PostBody,
  type PostCheck,
  type PostComment,
  type PostMargin,
  type PostPage,
  type PostState,
  type PostVersion,
} from '@secondlook/contract'
import { now, Refused } from './double-exchange.ts'
import { changesBetween } from './double-posts-changes.ts'
import type { DoubleStore } from './double-store.ts'

/** Channels that posts are written for here, as the register would have them. */
export const postChannels = [
  { id: 'pools', name: 'Saltlake Pools', platform: 'facebook' },
  { id: 'parks', name: 'Example Parks', platform: 'mastodon' },
  { id: 'city', name: 'City of Example', platform: 'bluesky' },
  { id: 'libraries', name: 'Example Libraries', platform: 'facebook' },
  { id: 'news', name: 'Example News', platform: 'wordpress' },
] as const

export type DoubleStep = {
  readonly name: string
  readonly need: number
  /** Whose yes it needs; `null` is anybody who may approve. */
  readonly of: readonly string[] | null
  readonly due: string | null
}
export type DoubleRound = {
  readonly version: number
  readonly isEmergency: boolean
  readonly steps: readonly DoubleStep[]
}

/** A post of the double: the draft with its revision, and everything that was saved and said. */
export type DoublePost = {
  readonly id: string
  readonly unit: string | null
  readonly by: string
  body: PostBody
  margin: PostMargin
  revision: number
  /** Everybody whose words are in it; nobody stops being one. */
  readonly writers: Set<string>
  readonly versions: PostVersion[]
  state: PostState
  round: DoubleRound | null
  readonly decisions: (Omit<DecisionRow, 'by' | 'counts'> & { readonly by: string })[]
  readonly comments: (Omit<PostComment, 'by' | 'may' | 'state'> & {
    readonly by: string
    state: PostComment['state']
  })[]
  readonly story: (Omit<PostPage['story'][number], 'by'> & { readonly by: string | null })[]
  neutral: { state: PostPage['neutral']['state']; link: string | null }
  /** What was approved and is not any more: who changed it, whose yes it was, and how much. */
  voided: { readonly by: string; readonly approvedBy: string; readonly says: string } | null
  /** Freezes that it would run into; none, where nobody says so. */
  frozen?: PostPage['frozen']
  changedAt: string
}

export const noCheck: PostCheck = {
  ...{
    advice: 'clear',
    findings: [],
    problems: [],
    needed: [],
    proposedTier: 'T1',
    tierBecause: [],
    packs: [],
  },
}

/** Posts in memory, shared by the screens that write them and those that review them. */
export class DoublePosts {
  readonly items: DoublePost[] = []
  readonly alarms: DoubleAlarm[] = []
  /** Whether any template for replies is approved. */
  hasTemplates = true
  readonly #store: DoubleStore
  constructor(store: DoubleStore) {
    this.#store = store
  }

  find(id: string): DoublePost {
    const post = this.items.find((one) => one.id === id)
    if (!post)
      throw new Refused(404, 'not-found', 'There is nothing here', 'There is no such post that you may see.')
    return post
  }

  add(post: Pick<DoublePost, 'id' | 'by'> & Partial<DoublePost>): DoublePost {
    const added: DoublePost = {
      ...{ unit: null, body: emptyBody, margin: emptyMargin, revision: 1, versions: [], state: 'draft' },
      ...{ round: null, decisions: [], comments: [], story: [], voided: null, changedAt: now() },
      ...{ neutral: { state: 'none', link: null }, writers: new Set([post.by]), ...post },
    }
    this.items.push(added)
    return added
  }

  last = (post: DoublePost): PostVersion | undefined => post.versions.at(-1)

  /** Makes the draft a version, and takes back what was approved, where anything of it is another. */
  saveVersion(
    post: DoublePost,
    by: string,
    { check = noCheck, at = now() }: { readonly check?: PostCheck; readonly at?: string } = {},
  ): PostVersion & { readonly isNew: boolean } {
    const before = this.last(post)
    const digest = `sha256:${createHash('sha256').update(JSON.stringify(post.body)).digest('hex')}`
    if (before?.digest === digest) return { ...before, isNew: false }
    post.writers.add(by)
    const version: PostVersion = {
      ...{ number: (before?.number ?? 0) + 1, digest, savedAt: at, check, body: structuredClone(post.body) },
      savedBy: this.#store.named(by),
      authors: [...post.writers].map((one) => this.#store.named(one)),
      variants: variantsOf(post.body, check.lookedUp),
    }
    const yes = post.decisions.findLast(
      ({ does, version: of }) => does === 'approve' && of === before?.number,
    )
    if (before && yes && post.round)
      post.voided = { by, approvedBy: yes.by, says: changesBetween(before, version).says }
    post.versions.push(version)
    post.round = null
    post.state = 'draft'
    this.tell(post, by, `${this.name(by)} saved version ${version.number}.`, at)
    return { ...version, isNew: true }
  }

  /** Puts the last version to whoever can approve it. */
  askFor(
    post: DoublePost,
    by: string,
    steps: readonly DoubleStep[],
    more: { at?: string; emergency?: string } = {},
  ): void {
    const version = this.last(post)
    if (!version) throw new Error('nothing is saved that could be approved')
    post.round = { version: version.number, isEmergency: more.emergency !== undefined, steps }
    post.state = 'in-review'
    const how = more.emergency === undefined ? '' : ` as an emergency: “${more.emergency}”`
    this.tell(post, by, `${this.name(by)} asked for approval of version ${version.number}${how}.`, more.at)
  }

  decide(
    post: DoublePost,
    by: string,
    said: Pick<DecisionRow, 'does'> &
      Partial<Pick<DecisionRow, 'version' | 'reason' | 'answers' | 'at' | 'step'>>,
  ): void {
    const at = said.at ?? now()
    const version = said.version ?? this.last(post)?.number ?? 0
    post.decisions.push({
      ...{ id: this.#store.id(), version, at, by, reason: null, answers: [], step: null, ...said },
      delegation: { id: 'delegation-1', name: 'Approval of routine and sensitive posts, City and Parks' },
      signedInBy: 'a passkey',
    })
    const reason = said.reason ? `: “${said.reason}”` : '.'
    this.tell(post, by, `${this.name(by)} ${deedWords[said.does]} version ${version}${reason}`, at)
  }

  tell(post: DoublePost, by: string | null, says: string, at: string = now()): void {
    post.story.push({ at, says, by })
    post.changedAt = at
  }

  name = (person: string): string => this.#store.named(person).name
  newId = (): string => this.#store.id()
}

const deedWords: Readonly<Record<DecisionRow['does'], string>> = {
  ...{
    approve: 'approved',
    return: 'returned',
    hold: 'put on hold',
    release: 'released',
    recall: 'took back',
  },
  ...{ drop: 'gave up', expire: 'came too late for', 'look-after': 'looked afterwards at' },
}

export type DoubleAlarm = {
  readonly id: string
  readonly post: string
  readonly rule: string
  readonly clause: string
  readonly words: string
  readonly reason: string
  readonly at: string
  isNoted: boolean
}

/** What a connector is handed of a post for one channel. */
export function contentOf(body: PostBody, channel: string): Content {
  const variant = body.variants.find((one) => one.channel === channel)
  return {
    ...{ kind: body.kind, language: 'en-AU', text: variant?.text ?? body.text, mentions: {}, tags: [] },
    ...(variant?.title && { title: variant.title }),
    ...(variant?.warning && { warning: variant.warning }),
    ...(variant?.about && { about: variant.about }),
    ...(body.card && { card: { url: body.card, title: cardTitle(body.card), description: '' } }),
    pictures: body.pictures.map(({ media, alt, credit }) => ({
      ...{ digest: `sha256:${media}`, kind: 'jpeg', width: 1200, height: 800, bytes: 210_000, alt },
      ...(credit && { credit }),
    })),
  }
}

const cardTitle = (url: string): string =>
  (url.split('/').findLast((part) => part !== '') ?? url)
    .replaceAll('-', ' ')
    .replace(/^./, (first) => first.toUpperCase())

const cardPicture = {
  ...({ digest: 'card', kind: 'jpeg', width: 1200, height: 630, bytes: 200_000 } as const),
  alt: 'A pool at dawn, with three empty lanes',
}

const variantsOf = (body: PostBody, found?: LookedUp): PostVersion['variants'] =>
  body.variants.flatMap(({ channel }) => {
    const known = postChannels.find(({ id }) => id === channel)
    if (!known) return []
    const { id, name, platform } = known
    const { connector, version } = catalogueEntry(platform)
    const { card, mentions = [] } = found ?? {}
    const ids = mentions.filter((one) => one.platform === catalogueEntry(platform).platform)
    const content: Content = {
      ...contentOf(body, channel),
      ...(card?.is === 'read' && { card: { ...card, url: card.address, picture: cardPicture } }),
      mentions: Object.fromEntries(ids.flatMap(({ handle, id: is }) => (is === null ? [] : [[handle, is]]))),
    }
    return [
      {
        ...{ channel: { id, name }, platform, connector, connectorVersion: version, requests: [] },
        ...{ shown: shown(content, platform), measure: measure(content, platform).says },
      },
    ]
  })
