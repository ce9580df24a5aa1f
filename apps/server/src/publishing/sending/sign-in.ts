import {
  type Account,
  type Connection,
  type Credential,
  catalogueEntry,
  type Session,
} from '@secondlook/connectors'
import { findHolding, openCredential } from '../../registers/index.ts'
import type { PublishingNeeds } from '../needs.ts'
import { type Network, talkOver } from './network.ts'

/** A channel as it stands in the register now. */
export type ChannelNow = { readonly account: Account; readonly name: string; readonly unit: string | null }

export async function findChannel(
  { recorder }: Pick<PublishingNeeds, 'recorder'>,
  channel: string,
  at: string,
): Promise<ChannelNow | undefined> {
  const [found] = await findHolding(recorder.database.db, ['channels'], at, [channel])
  if (!found) return undefined
  const { platform, address, platformId } = found.values
  return {
    account: {
      platform: catalogueEntry(platform ?? '').platform,
      address: address ?? '',
      platformId: platformId === '' ? null : (platformId ?? null),
    },
    ...{ name: found.name, unit: found.unit },
  }
}

export type SignedIn =
  | { readonly is: 'open'; readonly network: Network & { readonly session: Session } }
  | { readonly is: 'no-credential'; readonly says: string }
  | { readonly is: 'another-account'; readonly says: string }
  | { readonly is: 'refused'; readonly says: string }
  | { readonly is: 'deferred'; readonly afterMs: number | null; readonly says: string }

/** What somebody entered to sign in with: the secret alone, or with where and as whom. */
export function credentialIn(secret: string): Credential {
  try {
    const read: unknown = JSON.parse(secret)
    if (typeof read === 'object' && read !== null && 'secret' in read && typeof read.secret === 'string') {
      const { service, user } = read as { service?: unknown; user?: unknown }
      return {
        service: typeof service === 'string' && service !== '' ? service : null,
        user: typeof user === 'string' && user !== '' ? user : null,
        secret: read.secret,
      }
    }
  } catch {
    // A secret need not be JSON.
  }
  return { service: null, user: null, secret }
}

/** Where strangers ask of a channel: where its account lives, as far as anybody has said. */
async function strangerOf(
  { recorder, credentials, out, files }: Pick<PublishingNeeds, 'recorder' | 'credentials' | 'out' | 'files'>,
  { sender }: Connection,
  channel: string,
  account: Account,
): Promise<Network> {
  const kept = await openCredential(recorder.database.db, credentials, channel)
  const service = sender.serviceOf(account, kept ? credentialIn(kept.secret).service : null)
  return { out, files, sender, service }
}

/** Signs in to a channel, and looks whether the account is the one in the register. */
export async function signIn(
  needs: PublishingNeeds,
  connection: Connection,
  channel: string,
  account: Account,
): Promise<SignedIn> {
  const { recorder, credentials, out, files } = needs
  const { sender } = connection
  const kept = await openCredential(recorder.database.db, credentials, channel)
  if (!kept)
    return {
      is: 'no-credential',
      says: 'There is nothing to sign in with to this channel. Put it in, or post it by hand.',
    }
  const credential = credentialIn(kept.secret)
  const network: Network = { out, files, sender, service: sender.serviceOf(account, credential.service) }
  const opened = await talkOver(network, sender.open(account, credential))
  if (opened.is === 'deferred') return opened
  if (opened.is === 'refused')
    return { is: 'refused', says: `The platform does not let us in: ${opened.says}` }
  const { who } = opened.session
  if (account.platformId !== null && who.id !== account.platformId)
    return {
      is: 'another-account',
      says: `What we sign in with belongs to another account (${who.handle}) than the one in the register of channels.`,
    }
  return { is: 'open', network: { ...network, session: opened.session } }
}

/**
 * The way to look at a channel: as a stranger, or, where a platform shows nothing to strangers that a program can read,
 * as the account. What could not be read says why.
 */
export async function openToRead(
  needs: PublishingNeeds,
  connection: Connection,
  channel: string,
  account: Account,
): Promise<{ readonly network: Network } | { readonly says: string }> {
  if (connection.reader.isSigned !== true)
    return { network: await strangerOf(needs, connection, channel, account) }
  const signed = await signIn(needs, connection, channel, account)
  return signed.is === 'open' ? { network: signed.network } : { says: signed.says }
}
