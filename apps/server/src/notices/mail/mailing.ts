import { findReach, type Reach } from '../../people/index.ts'
import type { Database, Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import type { IsHoliday } from '../hours.ts'
import { kindOf, type NoticeKinds } from '../kinds.ts'
import { decideMail, type MailDecision, type Notice } from '../model.ts'
import type { IsOnDuty } from '../recipient.ts'
import { findSettings } from '../store.ts'
import { formatLetter } from './letter.ts'
import type { Send, SendOutcome } from './send.ts'
import {
  claimPlans,
  claimUnqueued,
  endPlans,
  isAddressRefused,
  listPeopleToMail,
  lockMail,
  type MailChange,
  makeMail,
  markAbandoned,
  moveMail,
  movePlan,
  noteRefusedAddress,
  takeOutOfMail,
} from './store.ts'

export type MailNeeds = {
  readonly database: Database
  readonly source: IdSource
  readonly kinds: NoticeKinds
  readonly isOnDuty: IsOnDuty
  readonly isHoliday: IsHoliday
  readonly send: Send
  /** Puts the job that sends a mail on the queue, in a transaction. */
  readonly put: (tx: Tx, mail: string) => Promise<void>
  readonly from: string
  /** The address people use, without a slash at its end. */
  readonly publicUrl: string
}

const minuteMs = 60_000
/** After this long nobody is sending any more, and a job that was put on the queue is lost. */
export const abandonedMs = 15 * minuteMs
const tryForMs = 2 * 24 * 60 * minuteMs
const pauseMs = (tries: number): number => Math.min(5 * 2 ** (tries - 1), 240) * minuteMs

/** What must wait is looked at every hour: somebody may have gone on duty, come back, or chosen other hours. */
const lookAgainMs = 60 * minuteMs
/** An address that took no mail is tried again after this long. */
const refusedForMs = 30 * 24 * 60 * minuteMs

const nowOf = ({ source }: MailNeeds): string => new Date(source.now()).toISOString()
const moved = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString()
const soonerOf = (then: string, at: string): string => {
  const again = moved(at, lookAgainMs)
  return then < again ? then : again
}

/**
 * What the clock does, in any number of processes at once: makes mails of what is due, puts what waits on the queue,
 * and gives up as `unknown` what somebody was sending who is gone.
 */
export async function lookAtMails(needs: MailNeeds): Promise<void> {
  const at = nowOf(needs)
  const { database } = needs
  for (const person of await listPeopleToMail(database.db, at, 500))
    await database.transact((tx) => composeFor(tx, needs, person, at))
  await database.transact(async (tx) => {
    await markAbandoned(tx, at, moved(at, -abandonedMs))
    const waiting = await claimUnqueued(tx, { at, queuedBefore: moved(at, -abandonedMs) })
    for (const mail of waiting) await needs.put(tx, mail)
  })
}

/** One mail for everything that somebody may be mailed about now. */
async function composeFor(tx: Tx, needs: MailNeeds, person: string, at: string): Promise<void> {
  const notices = await claimPlans(tx, person, at)
  const decisions = await decideAll(tx, needs, person, notices, at)
  for (const { notice, decision } of decisions)
    if (decision.mail === 'later') await movePlan(tx, notice.id, soonerOf(decision.at, at))
  const isOver = decisions.filter(({ decision }) => decision.mail !== 'later')
  await endPlans(
    tx,
    isOver.map(({ notice }) => notice.id),
  )
  const toMail = isOver.flatMap(({ notice, decision }) => (decision.mail === 'now' ? [notice.id] : []))
  if (toMail.length === 0) return
  const id = newId(needs.source)
  await makeMail(
    tx,
    {
      ...{ id, person, state: 'waiting', made_at: at, not_before: at, queued_at: null, started_at: null },
      ...{ tries: 0, reply_code: null, settled_at: null },
    },
    toMail,
  )
}

type Decided = { readonly notice: Notice; readonly decision: MailDecision }

async function decideAll(
  tx: Tx,
  needs: MailNeeds,
  person: string,
  notices: readonly Notice[],
  at: string,
): Promise<readonly Decided[]> {
  if (notices.length === 0) return []
  const reach = await findReachable(tx, person, at)
  const settings = await findSettings(tx, reach?.person ?? person)
  const { isHoliday, isOnDuty, kinds } = needs
  const decided: Decided[] = []
  for (const notice of notices) {
    const kind = kindOf(kinds, notice.kind)
    // One may be on duty for what one notice is about and not for another; of what is not urgent nobody asks.
    const isDuty = kind.isUrgent && reach !== undefined && (await isOnDuty(tx, reach.person, at, notice))
    const recipient = reach && { ...reach, isOnDuty: isDuty }
    decided.push({ notice, decision: decideMail({ kind, notice, settings, recipient, isHoliday, at }) })
  }
  return decided
}

/** Whoever a mail would go to, without an address that does not take mail. */
async function findReachable(tx: Tx, person: string, at: string): Promise<Reach | undefined> {
  const reach = await findReach(tx, person, at)
  if (!reach || reach.email === null) return reach
  const isRefused = await isAddressRefused(tx, reach.email, moved(at, -refusedForMs))
  return isRefused ? { ...reach, email: null } : reach
}

/**
 * The job that sends a mail. That it is about to be sent is recorded before, and what became of it after; a job that
 * runs twice, or beside another for the same mail, finds it taken. Everything is decided again at this moment.
 */
export async function sendMail(needs: MailNeeds, id: string): Promise<void> {
  const claimed = await needs.database.transact((tx) => claimMail(tx, needs, id))
  if (!claimed) return
  const { to, isUrgent, notices, made } = claimed
  const [only] = notices
  const bytes = await formatLetter({
    ...{ mail: id, to, from: needs.from, isUrgent, count: notices.length, at: made },
    link: `${needs.publicUrl}/notices${notices.length === 1 && only ? `/${only.id}` : ''}`,
    settingsLink: `${needs.publicUrl}/notices/settings`,
  })
  const outcome = await needs.send({ to, bytes })
  await needs.database.transact((tx) => settleMail(tx, needs, { id, to }, outcome))
}

type Claimed = {
  readonly to: string
  readonly isUrgent: boolean
  readonly notices: readonly Notice[]
  readonly made: string
}

async function claimMail(tx: Tx, needs: MailNeeds, id: string): Promise<Claimed | undefined> {
  const at = nowOf(needs)
  const found = await lockMail(tx, id)
  if (found?.mail.state !== 'waiting' || found.mail.not_before > at) return undefined
  const { mail, notices } = found
  const decisions = await decideAll(tx, needs, mail.person, notices, at)
  const toMail = decisions.flatMap(({ notice, decision }) => (decision.mail === 'now' ? [notice] : []))
  const email = (await findReachable(tx, mail.person, at))?.email
  if (toMail.length === 0 || !email) {
    await moveMail(tx, id, 'waiting', laterOrDropped(decisions, at))
    return undefined
  }
  // The mail goes without these, so they get one of their own when their time comes.
  for (const { notice, decision } of decisions)
    if (decision.mail === 'later')
      await takeOutOfMail(tx, { notice: notice.id, person: mail.person, look_at: soonerOf(decision.at, at) })
  await moveMail(tx, id, 'waiting', { state: 'sending', started_at: at, tries: mail.tries + 1 })
  return {
    ...{ to: email, notices: toMail, made: mail.made_at },
    isUrgent: toMail.some(({ kind }) => kindOf(needs.kinds, kind).isUrgent),
  }
}

/** What becomes of a mail of which nothing may be sent now. */
function laterOrDropped(decisions: readonly Decided[], at: string): MailChange {
  const [first] = decisions.flatMap(({ decision }) => (decision.mail === 'later' ? [decision.at] : [])).sort()
  return first === undefined
    ? { state: 'dropped', settled_at: at }
    : { not_before: soonerOf(first, at), queued_at: null }
}

async function settleMail(
  tx: Tx,
  needs: MailNeeds,
  { id, to }: { readonly id: string; readonly to: string },
  outcome: SendOutcome,
): Promise<void> {
  const at = nowOf(needs)
  const found = await lockMail(tx, id)
  if (!found) return
  const { mail } = found
  if (outcome.kind === 'refused' && outcome.isAddress)
    await noteRefusedAddress(tx, { email: to, refused_at: at })
  // A mail that was given up as unknown meanwhile is known after all, save that it is never tried again.
  const seen = outcome.kind !== 'later' && mail.state === 'unknown' ? 'unknown' : 'sending'
  await moveMail(tx, id, seen, changeAfter(outcome, mail, at))
}

function changeAfter(
  outcome: SendOutcome,
  { made_at, tries }: { readonly made_at: string; readonly tries: number },
  at: string,
): MailChange {
  if (outcome.kind === 'sent' || outcome.kind === 'unknown') return { state: outcome.kind, settled_at: at }
  const reply_code = outcome.code
  if (outcome.kind === 'refused') return { state: 'refused', settled_at: at, reply_code }
  if (at >= moved(made_at, tryForMs)) return { state: 'given-up', settled_at: at, reply_code }
  return { state: 'waiting', not_before: moved(at, pauseMs(tries)), queued_at: null, reply_code }
}
