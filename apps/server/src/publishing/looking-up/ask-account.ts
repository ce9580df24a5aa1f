import { type Account, catalogueEntry, type Resolved } from '@secondlook/connectors'
import type { PublishingNeeds } from '../needs.ts'
import { talkOver } from '../sending/network.ts'
import { openToRead } from '../sending/sign-in.ts'

/** One of our channels, by which a platform is asked. */
export type AskedBy = Account & { readonly id: string }

/**
 * Whom a handle means on the platform of one of our channels: asked as a stranger, and where a platform answers no
 * strangers as the channel.
 */
export async function askAccount(
  needs: PublishingNeeds,
  { id, platform, address, platformId }: AskedBy,
  handle: string,
  signal: AbortSignal,
): Promise<Resolved> {
  const account = { platform: catalogueEntry(platform).platform, address, platformId }
  const connection = needs.connectionOf(account.platform)
  if (!connection?.reader.resolve)
    return { is: 'unreadable', says: 'Nobody can be looked up there by a program.' }
  const out: PublishingNeeds['out'] = { send: (request) => needs.out.send({ ...request, signal }) }
  const opened = await openToRead({ ...needs, out }, connection, id, account)
  return 'says' in opened
    ? { is: 'unreadable', says: opened.says }
    : await talkOver(opened.network, connection.reader.resolve(account, handle))
}
