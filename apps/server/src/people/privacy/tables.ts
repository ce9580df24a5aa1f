import type { ColumnType } from 'kysely'
import type { SurveillanceSays } from './surveillance.ts'

/** A version of the notice. It stands until the next one does, and is never written over. */
export type SurveillanceNoticeTable = {
  readonly id: string
  readonly version: number
  readonly says: ColumnType<SurveillanceSays, string, never>
  readonly items: readonly string[]
  readonly starts_at: string
  readonly from_at: string
  readonly ended_at: string | null
}

/** That somebody was told of a version, and from when it holds for them. */
export type SurveillanceToldTable = {
  readonly id: string
  readonly notice: string
  readonly person: string
  readonly how: ToldHow
  readonly told_at: string
  readonly starts_at: string
  readonly is_agreed: boolean
}

export type ToldHow = 'on-screen' | 'by-mail' | 'on-paper'

declare module '../../store/tables.ts' {
  interface Tables {
    surveillance_notice: SurveillanceNoticeTable
    surveillance_told: SurveillanceToldTable
  }
}
