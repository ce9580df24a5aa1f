import { createHash } from 'node:crypto'
import type { Connection, Json, PreparedRequest, Published, Wanted } from '@secondlook/connectors'
import { canonicalBytes } from '@secondlook/ledger'
import type { Sendable } from '../../posts/index.ts'
import { commit } from '../../records/index.ts'
import { findRestored } from '../../store/restored.ts'
import { type Life, lifeOf } from '../life/life.ts'
import { outFrom } from '../life/lost-time.ts'
import { findLifeActs } from '../life/store.ts'
import { type PublishingNeeds, usualWaits } from '../needs.ts'
import { type MayLeave, mayLeave, type Stop } from '../sending/may-leave.ts'
import { type Attempt, findOut, nextTry, sendRest, waitsUntil } from '../sending/pass.ts'
import { type ChannelNow, findChannel, type SignedIn, signIn } from '../sending/sign-in.ts'
import { commitAct, writeAct } from './commit-act.ts'
import {
  countInWindow,
  type Due,
  dropDue,
  dropProgress,
  findProgress,
  holdLine,
  isLineOf,
  keepProgress,
  planDue,
  putOff,
  renewLine,
} from './store.ts'

export type Work = {
  readonly needs: PublishingNeeds
  /** Whoever works, for leases. */
  readonly me: string
  readonly due: Due
}

type Going = Work & {
  readonly life: Life
  readonly channel: ChannelNow
  readonly connection: Connection
}

const nowOf = ({ needs }: Work): string => new Date(needs.recorder.source.now()).toISOString()
const waitsOf = ({ needs }: Work) => needs.waits ?? usualWaits
const scratchOf = ({ needs }: Work) => needs.recorder.database.scratch

/** How long after it was published something is read back: platforms show some things a moment later. */
const readAfterMs = 1500

/** Does what is due about a post on a channel, as far as it can be done now, and says when to go on. */
export async function doDue(work: Work): Promise<void> {
  const { needs, due } = work
  const life = lifeOf(await findLifeActs(needs.recorder.database.db, due.post, due.channel), due.version)
  if (life.state === 'waiting' || life.state === 'leaving' || life.state === 'deferred')
    return await send(work, life)
  if (life.state === 'withdrawing' || (life.state === 'published' && !life.isRead))
    return await needs.after(work, life)
  await dropDue(scratchOf(work), due.post, due.channel)
}

async function send(work: Work, life: Life): Promise<void> {
  const { needs, due } = work
  const channel = await findChannel(needs, due.channel, nowOf(work))
  const connection = channel && needs.connectionOf(channel.account.platform)
  if (!channel || !connection) return await byHand(work, life)
  const going: Going = { ...work, life, channel, connection }
  const signed = await signIn(needs, connection, due.channel, channel.account)
  if (signed.is !== 'open') return await notIn(going, signed)
  // Nothing is sent before somebody has looked: it may be out by an attempt that ended in the middle, or by one that a
  // backup which was restored knows nothing of.
  const progress = await findProgress(scratchOf(work), due)
  const wanted = await wantedOf(going, progress.answers)
  if (!wanted) return await leave(going, signed.network, [])
  const settled = await findOut(signed.network, connection, wanted)
  if (settled.is === 'published') return await published(going, 'found', settled.published)
  if (settled.is === 'unreadable')
    return life.attempts === 0 && wanted.outFrom === undefined
      ? await leave(going, signed.network, [])
      : await cannotTell(going, settled)
  const until = waitsUntil(connection, progress.leftAt, nowOf(work), waitsOf(work).inFlightMs)
  if (until !== null) return await putOff(scratchOf(work), due, until)
  await leave(going, signed.network, settled.answers)
}

async function cannotTell(
  going: Going,
  { says, isForGood }: { readonly says: string; readonly isForGood: boolean },
): Promise<void> {
  const { needs, due, me } = going
  if (isForGood || due.tries === 0)
    await commitAct(needs, me, { ...idOf(going), does: 'unknown', says, detail: { isForGood } })
  if (isForGood) await done(going)
  else await putOff(scratchOf(going), due, nextTry(nowOf(going), due.tries))
}

const idOf = ({ due }: Pick<Work, 'due'>) => ({ post: due.post, channel: due.channel, version: due.version })

/** Asks everything once more, writes that it leaves, and lets it leave. */
async function leave(
  going: Going,
  network: Extract<SignedIn, { is: 'open' }>['network'],
  answers: Wanted['answers'],
): Promise<void> {
  const { due, connection } = going
  const { rate } = connection.sender
  const slow = await countInWindow(scratchOf(going), due.channel, { now: nowOf(going), ...rate })
  if (slow !== undefined) return await holdLine(scratchOf(going), due.channel, slow)
  const decided = await intend(going, answers)
  if (decided.is === 'lost-lease') return
  if (decided.is === 'stop') return await done(going)
  if (decided.is === 'not-yet')
    return await putOff(scratchOf(going), due, nextTry(nowOf(going), Math.min(due.tries, 2)))
  if (decided.is === 'not-due')
    return decided.dueAt === null
      ? await dropDue(scratchOf(going), due.post, due.channel)
      : await planDue(scratchOf(going), { ...idOf(going), dueAt: decided.dueAt, kind: 'send' })
  const wanted: Wanted = {
    account: going.channel.account,
    requests: decided.requests,
    sentAt: decided.sentAt,
    answers,
  }
  const attempt = await sendRest(
    {
      ...{ network, connection },
      isOurs: () => renewLine(scratchOf(going), due.channel, going.me, waitsOf(going).leaseMs),
      keep: async (known) =>
        await keepProgress(scratchOf(going), idOf(going), { leftAt: nowOf(going), answers: known }),
    },
    wanted,
  )
  await after(going, attempt, network, wanted)
}

type Intended = { readonly is: 'may'; readonly requests: readonly PreparedRequest[]; readonly sentAt: string }

/** The last look and the word that it leaves, in one transaction: nobody takes it back in between. */
async function intend(
  going: Going,
  answers: Wanted['answers'],
): Promise<Intended | Exclude<MayLeave, { is: 'may' }> | { readonly is: 'lost-lease' }> {
  const { needs, due, life, me } = going
  const { recorder, permitOf } = needs
  const said = await commit<
    Intended | Stop,
    { readonly is: 'lost-lease' } | Extract<MayLeave, { is: 'not-due' | 'not-yet' }>
  >(recorder, permitOf('publishing.send', 'publication.send'), async (tx, at) => {
    if (!(await isLineOf(tx, due.channel, me))) return { declined: { is: 'lost-lease' } }
    const { leftToAsk } = needs
    const decided = await mayLeave(tx, { at, post: due.post, channel: due.channel, life, leftToAsk })
    if (decided.is === 'not-due' || decided.is === 'not-yet') return { declined: decided }
    const write = { at, source: recorder.source }
    if (decided.is === 'stop') {
      // What is out in part is never called stopped: nothing may be saved over it.
      const isPartlyOut = answers.some((answer) => answer !== undefined)
      const act = isPartlyOut
        ? {
            ...{ does: 'unknown' as const, detail: { isForGood: true } },
            says: `A part of it is out, and the rest stays here. ${decided.says}`,
          }
        : { does: 'stop' as const, detail: { because: decided.because }, says: decided.says }
      return { result: decided, events: [await writeAct(tx, write, { ...idOf(going), ...act })] }
    }
    const { version, prepared } = decided.toSend
    const sentAt = life.sentAt ?? at
    const requests = prepared.requests ?? []
    const { platform, address, platformId, connector, version: connectorVersion } = prepared
    const detail: { readonly [name: string]: Json } = {
      ...{ sentAt, digest: version.digest, requests: digestOf(requests), platform, address, platformId },
      ...{ connector: `${connector}@${connectorVersion}`, attempt: life.attempts + 1 },
    }
    const event = await writeAct(tx, write, {
      ...idOf(going),
      version: version.number,
      does: 'intend',
      detail,
    })
    return { result: { is: 'may', requests, sentAt }, events: [event] }
  })
  return said.ok ? said.result : said.declined
}

const digestOf = (requests: readonly PreparedRequest[]): string =>
  `sha256:${createHash('sha256').update(canonicalBytes(requests)).digest('hex')}`

async function after(
  going: Going,
  attempt: Attempt,
  network: Extract<SignedIn, { is: 'open' }>['network'],
  wanted: Wanted,
): Promise<void> {
  const { needs, due, me } = going
  const own = idOf(going)
  switch (attempt.is) {
    case 'lost-lease':
      return
    case 'published':
      return await published(going, 'sent', attempt.published)
    case 'unknown': {
      await commitAct(needs, me, {
        ...own,
        does: 'unknown',
        says: attempt.says,
        detail: { isForGood: false },
      })
      // Looked for at once: most of what nobody answered has arrived, or has not.
      return await putOff(scratchOf(going), due, nowOf(going))
    }
    case 'deferred': {
      if (attempt.isPartlyOut) return await unclear(going, attempt.says)
      await commitAct(needs, me, { ...own, does: 'deferred', says: attempt.says })
      const until = nextTry(nowOf(going), due.tries, attempt.afterMs)
      await holdLine(scratchOf(going), due.channel, until)
      return await putOff(scratchOf(going), due, until)
    }
    case 'refused': {
      // Something else is where this would be, or is it this? Looking tells.
      const found = attempt.code === 'taken' ? await findOut(network, going.connection, wanted) : undefined
      if (found?.is === 'published') return await published(going, 'found', found.published)
      // A session may end between two requests; what is refused twice is refused.
      if (attempt.code === 'credential' && due.tries === 0) return await signInAgain(going, attempt)
      if (attempt.isPartlyOut) return await partlyRefused(going, attempt.says)
      await commitAct(needs, me, {
        ...own,
        does: 'refused',
        says: attempt.says,
        detail: { because: attempt.code },
      })
      return await done(going)
    }
  }
}

async function signInAgain(
  going: Going,
  { says, isPartlyOut }: { readonly says: string; readonly isPartlyOut: boolean },
): Promise<void> {
  const act = isPartlyOut
    ? ({ does: 'unknown', detail: { isForGood: false } } as const)
    : ({ does: 'deferred' } as const)
  await commitAct(going.needs, going.me, { ...idOf(going), ...act, says })
  await putOff(scratchOf(going), going.due, nowOf(going))
}

/** A part of it is out and the rest was refused: what becomes of that a person decides. */
async function partlyRefused(going: Going, says: string): Promise<void> {
  const told = `A part of it is out, and the platform does not take the rest: ${says}`
  await commitAct(going.needs, going.me, {
    ...idOf(going),
    does: 'unknown',
    says: told,
    detail: { isForGood: true },
  })
  await done(going)
}

/** A part of it is out and the rest has to wait: whoever goes on looks first. */
async function unclear(going: Going, says: string): Promise<void> {
  await commitAct(going.needs, going.me, {
    ...idOf(going),
    does: 'unknown',
    says,
    detail: { isForGood: false },
  })
  await putOff(scratchOf(going), going.due, nextTry(nowOf(going), going.due.tries))
}

async function published(
  going: Work & { readonly life: Life },
  does: 'sent' | 'found',
  what: Published,
): Promise<void> {
  const detail = { published: what as unknown as Json }
  if (!(await commitAct(going.needs, going.me, { ...idOf(going), does, detail }))) return
  await dropProgress(scratchOf(going), going.due.post, going.due.channel)
  const readAt = new Date(Date.parse(nowOf(going)) + readAfterMs).toISOString()
  await planDue(scratchOf(going), { ...idOf(going), dueAt: readAt, kind: 'after' })
}

/** Nothing more is done about it by itself. */
async function done(work: Work): Promise<void> {
  await dropDue(scratchOf(work), work.due.post, work.due.channel)
}

/** What was planned and the requests that were approved, to look for it. */
async function wantedOf(going: Going, answers: Wanted['answers']): Promise<Wanted | undefined> {
  const { account } = going.channel
  const sendable = await going.needs.sendableOf(going.due)
  return (
    sendable && {
      ...{ account, requests: sendable.requests, sentAt: going.life.sentAt ?? nowOf(going), answers },
      outFrom: await outFromOf(going, sendable),
    }
  )
}

const outFromOf = async ({ needs, life }: Pick<Going, 'needs' | 'life'>, sendable: Sendable) =>
  outFrom(await findRestored(needs.recorder.database.db), { life, ...sendable })

async function notIn(going: Going, signed: Exclude<SignedIn, { is: 'open' }>): Promise<void> {
  const { needs, due, me, life } = going
  if (signed.is === 'deferred') {
    if (life.state !== 'deferred')
      await commitAct(needs, me, {
        ...idOf(going),
        does: life.state === 'leaving' ? 'unknown' : 'deferred',
        says: signed.says,
        ...(life.state === 'leaving' && { detail: { isForGood: false } }),
      })
    const until = nextTry(nowOf(going), due.tries, signed.afterMs)
    await holdLine(scratchOf(going), due.channel, until)
    return await putOff(scratchOf(going), due, until)
  }
  // It may be out, and nobody can look: that is said, and never that it was stopped.
  if (life.state === 'leaving') {
    await commitAct(needs, me, {
      ...idOf(going),
      does: 'unknown',
      says: signed.says,
      detail: { isForGood: true },
    })
    return await done(going)
  }
  const because = signed.is === 'refused' ? 'credential' : signed.is
  await commitAct(needs, me, {
    ...idOf(going),
    does: signed.is === 'refused' ? 'refused' : 'stop',
    says: signed.says,
    detail: { because },
  })
  await done(going)
}

/** A platform that we do not talk to: everything is asked as for any other, and then a person posts it. */
async function byHand(work: Work, life: Life): Promise<void> {
  const { needs, me, due } = work
  const sendable = await needs.sendableOf(due)
  const lostFrom = sendable && (await outFromOf({ needs, life }, sendable))
  const decided = await commit(
    needs.recorder,
    needs.permitOf('publishing.send', 'publication.send'),
    async (tx, at) => {
      if (!(await isLineOf(tx, due.channel, me))) return { declined: undefined }
      const { leftToAsk } = needs
      const found = await mayLeave(tx, { at, post: due.post, channel: due.channel, life, leftToAsk })
      if (found.is === 'not-due') return { declined: found.dueAt }
      if (found.is === 'not-yet') return { declined: nextTry(at, 0) }
      const [because, says] =
        found.is === 'stop'
          ? [found.because, found.says]
          : [
              'by-hand',
              `It is ready. ${lostFrom === undefined ? '' : 'This was restored from a backup, so look first whether somebody has posted it already. '}Post it yourself, and paste its address here, so that it can be read back.`,
            ]
      const event = await writeAct(
        tx,
        { at, source: needs.recorder.source },
        { ...idOf(work), does: 'stop', says, detail: { because } },
      )
      return { result: undefined, events: [event] }
    },
  )
  if (decided.ok) return await done(work)
  if (typeof decided.declined === 'string')
    await planDue(scratchOf(work), { ...idOf(work), dueAt: decided.declined, kind: 'send' })
}
