import { type Comment, type Connection, catalogueEntry, type Moderator } from '@secondlook/connectors'
import type { PublishingNeeds } from '../needs.ts'
import { hasNumber } from '../people/by-hand.ts'
import { type Network, type Seen, talkOver } from '../sending/network.ts'
import { type ChannelNow, findChannel, signIn } from '../sending/sign-in.ts'
import { findOurs, type Ours } from '../watch/store.ts'

/** A channel that can be moderated, and the way there as the account. */
export type Way = {
  readonly channel: ChannelNow
  readonly moderator: Moderator
  readonly network: Network
  readonly connector: string
}

/** How to talk about comments on a channel; `undefined` where its platform lets nobody. */
export async function findModerated(
  needs: PublishingNeeds,
  channelId: string,
  at: string,
): Promise<
  { readonly channel: ChannelNow; readonly connection: Connection; readonly moderator: Moderator } | undefined
> {
  const channel = await findChannel(needs, channelId, at)
  const connection = channel && needs.connectionOf(channel.account.platform)
  const moderator = connection?.moderator
  return channel && connection && moderator && { channel, connection, moderator }
}

/** Signs in where comments are moderated, or says why nobody can. */
export async function openWay(
  needs: PublishingNeeds,
  channelId: string,
  at: string,
): Promise<Way | { readonly says: string } | undefined> {
  const found = await findModerated(needs, channelId, at)
  if (!found) return undefined
  const { channel, connection, moderator } = found
  const signed = await signIn(needs, connection, channelId, channel.account)
  if (signed.is !== 'open') return { says: signed.says }
  const { id } = catalogueEntry(channel.account.platform)
  return { channel, moderator, network: signed.network, connector: id }
}

/** What of a post stands on a channel, where its number there is known. Of what a person posted it may not be. */
export async function findOut(
  needs: PublishingNeeds,
  channel: string,
  since: string,
): Promise<readonly Ours[]> {
  const ours = await findOurs(needs.recorder.database.db, channel, since)
  return ours.filter(({ published }) => hasNumber(published))
}

/** The same of one post, however long ago it went out. */
export const findOnePost = async (
  needs: PublishingNeeds,
  { channel, post }: { readonly channel: string; readonly post: string },
): Promise<Ours | undefined> =>
  (await findOut(needs, channel, '1970-01-01T00:00:00.000Z')).find((one) => one.post === post)

export type ReadUnder =
  | { readonly is: 'read'; readonly comments: readonly Comment[]; readonly exchanges: readonly Seen[] }
  | { readonly is: 'unreadable'; readonly says: string }

/** Reads the comments under a post of ours, with what was asked and answered. */
export async function readUnder(way: Way, { published }: Pick<Ours, 'published'>): Promise<ReadUnder> {
  const exchanges: Seen[] = []
  const network = { ...way.network, onExchange: (one: Seen) => void exchanges.push(one) }
  const back = await talkOver(network, way.moderator.comments(way.channel.account, published))
  return back.is === 'comments'
    ? { is: 'read', comments: back.comments, exchanges }
    : { is: 'unreadable', says: back.says }
}
