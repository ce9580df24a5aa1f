import {
  type Connection,
  catalogueEntry,
  type Difference,
  foreseenBy,
  type Json,
  type Published,
} from '@secondlook/connectors'
import type { ShownThen } from '../../posts/index.ts'
import type { NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import type { Life } from '../life/life.ts'
import { findLifeActs } from '../life/store.ts'
import { commitAct } from '../line/commit-act.ts'
import type { Work } from '../line/do-due.ts'
import { dropDue, putOff } from '../line/store.ts'
import { hasNumber } from '../people/by-hand.ts'
import { type Seen, talkOver } from '../sending/network.ts'
import { nextTry } from '../sending/pass.ts'
import { type ChannelNow, findChannel, openToRead, signIn } from '../sending/sign-in.ts'
import { writeNotice } from '../watch/notice.ts'
import { writeInSamePlace } from '../watch/same-place.ts'
import { compareRead } from './compare-read.ts'
import { readByHand } from './read-by-hand.ts'
import { type ReadOut, readOut } from './read-out.ts'

const nowOf = ({ needs }: Work): string => new Date(needs.recorder.source.now()).toISOString()
const scratchOf = ({ needs }: Work) => needs.recorder.database.scratch

/** What follows once something is out: it is taken off where somebody wants that, and otherwise read back. */
export async function afterOut(work: Work, life: Life): Promise<void> {
  const channel = await findChannel(work.needs, work.due.channel, nowOf(work))
  const connection = channel && work.needs.connectionOf(channel.account.platform)
  // Without its number nothing can be asked of it, and that nothing is found under its address would say nothing.
  if (life.published && !(connection && hasNumber(life.published)))
    return life.state === 'withdrawing'
      ? await cannotTakeOff(work, connection !== undefined)
      : await readByHand(work, life.published)
  if (!channel || !connection || !life.published)
    return await dropDue(scratchOf(work), work.due.post, work.due.channel)
  return life.state === 'withdrawing'
    ? await takeOff(work, life, channel, connection)
    : await readBack(work, life, channel, connection)
}

const idOf = ({ due }: Work) => ({ post: due.post, channel: due.channel, version: due.version })

/** What the platform cannot be asked about, a person takes down as a person has posted it. */
async function cannotTakeOff(work: Work, isKnown: boolean): Promise<void> {
  const says = isKnown
    ? 'Its address does not say its number on the platform. Take it down there yourself.'
    : 'We do not talk to this platform. Take it down there yourself.'
  await commitAct(work.needs, work.me, { ...idOf(work), does: 'withdraw-failed', says })
  await dropDue(scratchOf(work), work.due.post, work.due.channel)
}

async function takeOff(work: Work, life: Life, channel: ChannelNow, connection: Connection): Promise<void> {
  const { needs, me, due } = work
  const later = async (says: string, afterMs: number | null) => {
    if (due.tries > 6) {
      await commitAct(needs, me, { ...idOf(work), does: 'withdraw-failed', says })
      return await dropDue(scratchOf(work), due.post, due.channel)
    }
    await putOff(scratchOf(work), due, nextTry(nowOf(work), due.tries, afterMs))
  }
  const signed = await signIn(needs, connection, due.channel, channel.account)
  if (signed.is === 'deferred') return await later(signed.says, signed.afterMs)
  if (signed.is !== 'open') {
    await commitAct(needs, me, { ...idOf(work), does: 'withdraw-failed', says: signed.says })
    return await dropDue(scratchOf(work), due.post, due.channel)
  }
  const { published } = life
  if (!published) return
  const done = await talkOver(signed.network, connection.sender.withdraw(channel.account, published))
  if (done.is === 'deferred') return await later(done.says, done.afterMs)
  if (done.is === 'unknown') return await later(done.says, null)
  const isOff = done.is === 'withdrawn' || done.is === 'absent'
  const says = done.is === 'absent' ? null : (done.says ?? null)
  await commitAct(
    needs,
    me,
    { ...idOf(work), does: isOff ? 'withdrawn' : 'withdraw-failed', says },
    isOff ? (tx, at) => withdrawnToo(work, { tx, at }, published) : undefined,
  )
  await dropDue(scratchOf(work), due.post, due.channel)
}

/** What stood in the same place came down with it, by the same person and for the same reason. */
async function withdrawnToo(
  { needs, due }: Work,
  { tx, at }: { readonly tx: Tx; readonly at: string },
  { parts }: Published,
): Promise<readonly NewEvent[]> {
  const { post, channel } = due
  const wanted = (await findLifeActs(tx, post, channel)).findLast(({ does }) => does === 'withdraw')
  return await writeInSamePlace(
    tx,
    { at, source: needs.recorder.source },
    { post, channel, ids: parts.map(({ id }) => id) },
    { does: 'withdrawn', says: wanted?.says ?? null, person: wanted?.by ?? null },
  )
}

/** How often it is tried to read something back before a person is told that it cannot be. */
const triesMost = 8

async function readBack(work: Work, life: Life, channel: ChannelNow, connection: Connection): Promise<void> {
  const { needs, me, due } = work
  const { published } = life
  if (!published) return
  const shown = await needs.shownOf(due)
  const { read, pin, exchanges } = await readNow(work, published, channel, connection, shown)
  // Some platforms show a stranger what was posted a moment later.
  if (read.is !== 'there' && due.tries < triesMost)
    return await putOff(scratchOf(work), due, nextTry(nowOf(work), due.tries))
  const { platform } = channel.account
  const found =
    read.is === 'there' && shown
      ? withForeseen(compareRead(shown, read.parts, { platform, life, pin }), shown)
      : []
  const capture = await needs.keepEvidence({
    ...{ channel: due.channel, post: due.post, exchanges },
    connector: catalogueEntry(platform).id,
  })
  const isSame = read.is === 'there' && found.length === 0
  const detail: { readonly [name: string]: Json } = {
    ...{ is: read.is, capture },
    ...(read.is === 'there' && pin !== 'not-shown' && { isSame }),
    differences: found as unknown as Json,
  }
  const says = read.is !== 'there' ? read.says : pin === 'not-shown' ? nobodySees : null
  const does = read.is === 'gone' ? 'gone' : 'read'
  const { source } = needs.recorder
  // In one change: nobody reads it back once more to notice what a fall in between had left unsaid.
  const isSaid = await commitAct(needs, me, { ...idOf(work), does, says, detail }, async (tx, at) => {
    if (isSame || read.is === 'unreadable') return []
    const what = {
      addresses: published.parts.map(({ address }) => address),
      differences: detail['differences'] ?? [],
      // People were told of it before they approved it, so nobody is woken for it.
      ...(read.is === 'there' && { isForeseen: found.every(({ foreseen }) => foreseen !== null) }),
    }
    const kind = read.is === 'gone' ? 'gone' : 'differs'
    const thing = `${due.post} ${kind}`
    const own = { channel: due.channel, kind, post: due.post, thing, what, capture } as const
    const noticed = await writeNotice(tx, { at, source }, own)
    return noticed ? [noticed] : []
  })
  if (!isSaid) return
  await dropDue(scratchOf(work), due.post, due.channel)
}

/** What is there and was not approved, with what was said of it beforehand. */
const withForeseen = (found: readonly Difference[], { warnings }: ShownThen) =>
  found.map((one) => ({ ...one, foreseen: foreseenBy(one, warnings) ?? null }))

const nobodySees = 'The platform shows nobody whether it is pinned. Look yourself.'

async function readNow(
  { needs, due }: Work,
  published: Published,
  { account }: ChannelNow,
  connection: Connection,
  shown: ShownThen | undefined,
): Promise<ReadOut & { readonly exchanges: readonly Seen[] }> {
  const exchanges: Seen[] = []
  const opened = await openToRead(needs, connection, due.channel, account)
  if ('says' in opened) return { read: { is: 'unreadable', says: opened.says }, exchanges }
  const network = { ...opened.network, onExchange: (exchange: Seen) => void exchanges.push(exchange) }
  return { ...(await readOut(network, connection.reader, { account, published, shown })), exchanges }
}
