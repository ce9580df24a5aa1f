import { type Hours, type IsHoliday, nextMinute, nextWithin, usualHours } from './hours.ts'
import type { NoticeKind } from './kinds.ts'

/** That something waits for somebody. It says what kind of thing and where, and nothing of what is in it. */
export type Notice = {
  readonly id: string
  readonly person: string
  readonly kind: string
  /** The id of what it is about. */
  readonly about: string
  /** Where on screen it is done, as a path of ours. */
  readonly link: string
  readonly dueAt: string | null
  readonly toldAt: string
  readonly doneAt: string | null
}

/** By what things are put in order: when it was promised, or else when it was said. Oldest first. */
export const promiseOf = ({ dueAt, toldAt }: Pick<Notice, 'dueAt' | 'toldAt'>): string => dueAt ?? toldAt

export const mailModes = ['at-once', 'daily', 'must-know'] as const
export type MailMode = (typeof mailModes)[number]

/** How somebody wants to be told. */
export type NoticeSettings = {
  /** At once, once a day, or only of what they must know. */
  readonly mail: MailMode
  /** The minute of the day at which the daily mail goes out. */
  readonly digestMinute: number
  /** `null` for the usual hours. */
  readonly hours: Hours | null
  /** Kinds that they are not mailed about. */
  readonly kindsOff: readonly string[]
}

export const usualSettings: NoticeSettings = {
  mail: 'at-once',
  digestMinute: 8 * 60,
  hours: null,
  kindsOff: [],
}

/** Whom a mail would go to, as they stand now. */
export type Recipient = {
  /** The entry that stands for them: another one, where the one that was told is folded into it. */
  readonly person: string
  readonly email: string | null
  readonly isPresent: boolean
  /** On duty, urgent things reach them at any hour. */
  readonly isOnDuty: boolean
  /** On leave, nothing reaches them before it ends. */
  readonly awayUntil: string | null
}

export type MailDecision =
  | { readonly mail: 'now' }
  | { readonly mail: 'later'; readonly at: string }
  | { readonly mail: 'never'; readonly because: string }

export type MailQuestion = {
  readonly kind: NoticeKind
  readonly notice: Pick<Notice, 'toldAt' | 'doneAt'>
  readonly settings: NoticeSettings
  readonly recipient: Recipient | undefined
  readonly isHoliday: IsHoliday
  readonly at: string
}

const never = (because: string): MailDecision => ({ mail: 'never', because })

/** Whether somebody is mailed about a notice, and when. What they are not mailed about waits for them on screen. */
export function decideMail(question: MailQuestion): MailDecision {
  const { kind, notice, settings, recipient, isHoliday, at } = question
  if (notice.doneAt !== null) return never('It is done.')
  if (!kind.isMailed) return never('This kind is shown on screen only.')
  if (!recipient?.isPresent) return never('They are not in the directory now.')
  if (recipient.email === null) return never('The directory has no address for them.')
  const isWanted = settings.mail !== 'must-know' && !settings.kindsOff.includes(kind.kind)
  if (!kind.isMustKnow && !isWanted) return never('They chose not to be mailed about this.')
  if (kind.isUrgent && recipient.isOnDuty) return { mail: 'now' }

  const isDaily = settings.mail === 'daily' && !kind.isUrgent
  const wanted = isDaily ? nextMinute(settings.digestMinute, notice.toldAt) : notice.toldAt
  const { awayUntil } = recipient
  const back = awayUntil !== null && awayUntil > wanted ? awayUntil : wanted
  const first = nextWithin(settings.hours ?? usualHours, isHoliday, back > at ? back : at)
  return first <= at ? { mail: 'now' } : { mail: 'later', at: first }
}
