import type { Shown } from '@secondlook/connectors'
import { type LookedUp, platforms } from '@secondlook/contract'

const names: Readonly<Record<string, string>> = platforms

/** A platform as people call it. One that we do not know is called what the register calls it. */
export const platformName = (platform: string): string => names[platform] ?? platform

/** Whether a platform shows a page with a title and not a post in a stream. */
export const readsAsPage = (platform: string): boolean =>
  ['discourse', 'mediawiki', 'wordpress'].includes(platform)

/** `PO` for Pools and Ovals: what stands for the picture of a channel, which we do not have. */
export const initialsOf = (channel: string): string =>
  channel
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !/^(and|the|of|for|on|in)$/i.test(word))
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('')

/**
 * Which picture of the post each digest is: connectors show pictures in the order of the post, some of them the first
 * few only.
 */
export function mediaByDigest(shown: Shown, media: readonly string[]): ReadonlyMap<string, string> {
  const digests = new Set(shown.parts.flatMap(({ pictures }) => pictures.map(({ digest }) => digest)))
  const distinct = [...new Set(media)]
  return new Map([...digests].flatMap((digest, at) => (distinct[at] ? [[digest, distinct[at]]] : [])))
}

/** Nothing else is led to: an address in a post may be any text. */
export const isWebAddress = (address: string): boolean => /^https?:\/\//i.test(address)

export function hostOf(address: string): string {
  try {
    return new URL(address).host.replace(/^www\./, '')
  } catch {
    return address
  }
}

/** What was looked up, in sentences, each with when. */
export function lookedUpLines({
  card,
  mentions,
}: LookedUp): readonly { readonly says: string; readonly at: string }[] {
  const read =
    card?.is === 'read'
      ? [{ says: `The card shows what ${hostOf(card.address)} says of itself.`, at: card.at }]
      : []
  const unread = card?.says ? [{ says: card.says, at: card.at }] : []
  return [...read, ...unread, ...mentions.map(({ says, at }) => ({ says, at }))]
}
