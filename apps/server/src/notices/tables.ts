import type { ColumnType } from 'kysely'
import type { Hours } from './hours.ts'
import type { MailMode } from './model.ts'

export type NoticeTable = {
  readonly id: string
  /** The event after which it was told. With person and kind it is told once. */
  readonly event: string
  readonly person: string
  readonly kind: string
  readonly about: string
  readonly link: string
  readonly due_at: string | null
  readonly told_at: string
  readonly done_at: string | null
}

export type NoticeSettingsTable = {
  readonly person: string
  readonly mail: MailMode
  readonly digest_minute: number
  readonly hours: ColumnType<Hours | null, string | null, string | null>
  readonly kinds_off: readonly string[]
}

/** A notice that may have to be mailed, and when to look at it next. */
export type MailPlanTable = { readonly notice: string; readonly person: string; readonly look_at: string }

export type MailState = 'waiting' | 'sending' | 'sent' | 'refused' | 'unknown' | 'given-up' | 'dropped'

export type MailTable = {
  readonly id: string
  readonly person: string
  readonly state: MailState
  readonly made_at: string
  readonly not_before: string
  /** When a job for it was last put on the queue. */
  readonly queued_at: string | null
  /** When the intent to send was recorded. */
  readonly started_at: string | null
  readonly tries: number
  /** The last reply of the other side, as a number and no text: a text names the address. */
  readonly reply_code: number | null
  readonly settled_at: string | null
}

/** Which mail a notice went into. A notice stands here once, so that it is never in two mails. */
export type MailNoticeTable = { readonly notice: string; readonly mail: string }

/** An address in small letters that took no mail; left alone for a month, or until the directory has another. */
export type MailRefusedTable = { readonly email: string; readonly refused_at: string }

declare module '../store/tables.ts' {
  interface ScratchTables {
    notice_settings: NoticeSettingsTable
    mail_plan: MailPlanTable
    mail: MailTable
    mail_notice: MailNoticeTable
    mail_refused: MailRefusedTable
  }
  interface Tables {
    notice: NoticeTable
  }
}
