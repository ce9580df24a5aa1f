import { type Card, catalogueEntry, handles } from '@secondlook/connectors'
import type { LookedUp, PostBody, PostProblem } from '@secondlook/contract'
import type { Media } from '../../media/index.ts'
import { warning } from '../draft/problem.ts'
import type { ChannelFacts } from '../version/content-of.ts'

/** What was looked up, as it is kept and as connectors take it. */
export type Looked = {
  readonly lookedUp: LookedUp
  readonly card: Card | undefined
  /** By channel: what a handle means is up to the server of the account. */
  readonly mentions: ReadonlyMap<string, Readonly<Record<string, string>>>
}

/**
 * Why nothing is looked up: the same sentence whether something is known to be not announced or only may be, so that it
 * tells nothing.
 */
export const notAskedSays =
  'This may be about something that is not public yet, so nothing was looked up: whoever has the page or the account would have learnt of it.'

export const nothingLookedUp: Looked = {
  lookedUp: { whyNot: notAskedSays, card: null, mentions: [] },
  card: undefined,
  mentions: new Map(),
}

/** More than so many handles are not asked about for one version. */
export const handlesMost = 20

/** What is asked about: whose card, and which handles on which channels that our own registers do not know. */
export type ToLookUp = {
  readonly card: string | undefined
  readonly handles: readonly { readonly channel: ChannelFacts; readonly handle: string }[]
}

const isPosted = ({ kind }: PostBody): boolean => kind === 'post' || kind === 'reply' || kind === 'edit'

export function toLookUp(
  body: PostBody,
  channels: readonly ChannelFacts[],
  known: ReadonlyMap<string, Readonly<Record<string, string>>>,
): ToLookUp {
  if (!isPosted(body)) return { card: undefined, handles: [] }
  const { card } = body
  const isShown = channels.some(({ platform }) => catalogueEntry(platform).can.cards !== 'none')
  return {
    card: isShown && card !== null && /^https?:\/\//i.test(card) && URL.canParse(card) ? card : undefined,
    handles: channels.flatMap((channel) =>
      handles(textFor(body, channel.id), channel.platform)
        .filter((handle) => known.get(channel.platform)?.[handle] === undefined)
        .map((handle) => ({ channel, handle })),
    ),
  }
}

const textFor = ({ text, variants }: PostBody, channel: string): string =>
  variants.find((one) => one.channel === channel)?.text ?? text

/** The mentions of one channel that stand in its text. */
export const mentionsFor = (
  body: PostBody,
  channel: string,
  ...all: readonly (Readonly<Record<string, string>> | undefined)[]
): Readonly<Record<string, string>> => {
  const text = textFor(body, channel)
  return Object.fromEntries(
    all.flatMap((one) => Object.entries(one ?? {})).filter(([handle]) => text.includes(handle)),
  )
}

/** The card as connectors take it; its picture is bytes of ours, by their digest. */
export function cardOf(found: LookedUp['card'], picture: Media | undefined): Card | undefined {
  if (found?.is !== 'read') return undefined
  const { address: url, title, description } = found
  if (!picture) return { url, title, description }
  const { digest, kind, width, height, bytes } = picture
  return {
    ...{ url, title, description },
    picture: { digest, kind, width, height, bytes, alt: found.picture?.alt ?? '' },
  }
}

/** Whether something is in a version that was looked up for it: then the digest covers it beside what would be sent. */
export const isAnythingFound = (lookedUp: LookedUp | undefined): boolean =>
  lookedUp !== undefined &&
  (lookedUp.card?.is === 'read' || lookedUp.mentions.some(({ is }) => is === 'somebody'))

/** What an approver should know of what was looked up; it stops nothing. */
export function lookedUpProblems(lookedUp: LookedUp | undefined): readonly PostProblem[] {
  if (!lookedUp) return []
  const { card, mentions } = lookedUp
  const said = (is: string, code: string) =>
    [...new Set(mentions.filter((one) => one.is === is).map(({ says }) => says))].map((says) =>
      warning(code, 'text', says),
    )
  return [
    ...(card?.says ? [warning('card-unread', 'card', card.says)] : []),
    ...said('nobody', 'mention-nobody'),
    ...said('unknown', 'mention-not-asked'),
  ]
}

/** What a connector says of a handle that nobody looked up is over where somebody did. */
export const isSaidBetter = (
  { code, says }: Pick<PostProblem, 'code' | 'says'>,
  lookedUp: LookedUp | undefined,
): boolean =>
  code === 'mention-unknown' &&
  (lookedUp?.mentions.some(({ is, handle }) => is === 'nobody' && says.startsWith(`${handle} `)) ?? false)
