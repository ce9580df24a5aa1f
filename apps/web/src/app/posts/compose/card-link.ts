import type { PostBody } from '@secondlook/contract'
import type { Channel } from '../../words/channels.ts'
import { type Connectors, contentOf } from './content-of.ts'

/** Whether the platform of a channel shows the card that it is given, and makes none itself. */
export const takesCard = (
  platform: string,
  { catalogueEntry }: Pick<Connectors, 'catalogueEntry'>,
): boolean => catalogueEntry(platform).can.cards === 'given'

/** The first link in the words for a channel that a card can be of, as its platform finds links. */
export function firstLink(body: PostBody, channel: Channel, { shown }: Connectors): string | undefined {
  const { parts } = shown(contentOf({ ...body, pictures: [], card: null }, channel.id), channel.platform)
  return parts
    .flatMap(({ runs }) => runs)
    .find(({ kind, to }) => kind === 'link' && to?.startsWith('https://') && to.length <= 2000)?.to
}

/**
 * The card goes with the first link while somebody types, until they choose another address or leave the card off, which
 * is `''`. What fills a template has no card, since nobody has approved one; and who changes no words changes no card.
 */
export function followLink(
  before: PostBody,
  after: PostBody,
  channels: readonly Channel[],
  connectors: Connectors,
): PostBody {
  if (after.template !== null || after.card !== before.card) return after
  if (before.text === after.text && before.variants === after.variants) return after
  const channel = after.variants
    .map((variant) => channels.find(({ id }) => id === variant.channel))
    .find((one) => one && takesCard(one.platform, connectors))
  if (!channel) return after
  const follows = before.card === null || before.card === firstLink(before, channel, connectors)
  if (!follows) return after
  const card = firstLink(after, channel, connectors) ?? null
  return card === after.card ? after : { ...after, card }
}
