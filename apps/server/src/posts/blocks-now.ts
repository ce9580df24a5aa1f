import type { PostBody } from '@secondlook/contract'
import { findHolding, type HoldingEntry, subjectOf } from '../registers/index.ts'
import type { Db, Tx } from '../store/database.ts'
import type { ChannelNow } from './surroundings.ts'

type Consent = HoldingEntry<'consents'>
type Asset = HoldingEntry<'assets'>
type Permission = HoldingEntry<'asset-approvals'>

export type Shown = {
  readonly post: string
  readonly body: PostBody
  readonly channels: readonly string[]
  /** What stood when the version was saved. */
  readonly blocks: readonly string[]
}

/**
 * What only a change can clear in some versions, one sentence each: as it was when they were saved, and what came up
 * since in the registers. Nothing that stood then is taken off here: whoever clears it saves the version again, and it
 * is looked at with everything that is known by then.
 */
export async function findBlocksNow(
  db: Db | Tx,
  { at, channels }: { readonly at: string; readonly channels: ReadonlyMap<string, ChannelNow> },
  posts: readonly Shown[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const pictures = posts.flatMap(({ body }) => body.pictures)
  const isShowing = pictures.some(({ people, asset }) => people.length > 0 || asset !== null)
  const found = isShowing ? await findHolding(db, ['consents', 'assets', 'asset-approvals'], at) : []
  const consents = found.filter((one) => one.register === 'consents')
  const assets = found.filter((one) => one.register === 'assets')
  const permissions = found.filter((one) => one.register === 'asset-approvals')
  return new Map(
    posts.map((one) => [
      one.post,
      [
        ...new Set([
          ...one.blocks,
          ...one.channels.flatMap((channel) => sayChannel(channels.get(channel))),
          ...one.body.pictures.flatMap(({ people }) =>
            people.flatMap((shown) => sayConsent(shown, consents)),
          ),
          ...one.body.pictures.flatMap(({ asset }) =>
            asset === null ? [] : sayAsset(asset, one.channels, assets, permissions),
          ),
        ]),
      ],
    ]),
  )
}

function sayChannel(channel: ChannelNow | undefined): readonly string[] {
  if (!channel) return ['A channel of it is not in the register any more.']
  if (!channel.isLive) return [`${channel.name} is not live now, so nobody may post there.`]
  if (channel.isTermsDue)
    return [
      `The terms of the platform of ${channel.name} are due to be read again before anything goes out there.`,
    ]
  return []
}

/** By the last that was said under the same name: a no beats every yes that is not later. */
function sayConsent(
  { name, consent }: PostBody['pictures'][number]['people'][number],
  consents: readonly Consent[],
): readonly string[] {
  const own = consents.find(({ id }) => id === consent)
  if (consent !== null && !own) return [`The consent of ${name} does not hold any more.`]
  const called = name.trim().toLowerCase()
  const about = consents.filter(({ values }) =>
    own
      ? subjectOf(values) === subjectOf(own.values)
      : [values.subject ?? '', ...values.otherNames].some((one) => one.trim().toLowerCase() === called),
  )
  const saidNo = about.filter(({ values }) => values.state !== 'given').map(saidOn)
  const saidYes = about.filter(({ values }) => values.state === 'given').map(saidOn)
  const isNo = saidNo.some((day) => saidYes.every((other) => day >= other))
  return isNo ? [`${name} has said no to being shown.`] : []
}

const saidOn = ({ values }: Consent): string => values.saidOn ?? ''

function sayAsset(
  id: string,
  channels: readonly string[],
  assets: readonly Asset[],
  permissions: readonly Permission[],
): readonly string[] {
  const asset = assets.find((one) => one.id === id)
  if (!asset) return ['The right to use a picture or logo in it has ended.']
  const { kind } = asset.values
  if (kind !== 'logo' && kind !== 'crest') return []
  const own = permissions.filter(({ values }) => values.asset === id)
  const isPermitted = channels.every((channel) =>
    own.some(({ values }) => values.channels.length === 0 || values.channels.includes(channel)),
  )
  return isPermitted ? [] : [`${asset.name} may not be used on every channel of this post now.`]
}
