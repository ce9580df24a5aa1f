import type { Instrument } from '@secondlook/contract'
import type { ColumnType } from 'kysely'

/** A pack as it was when it was put in force; its id is its digest. Written once. */
export type PackKeptTable = {
  readonly id: string
  readonly pack: string
  readonly version: string
  readonly kind: 'base' | 'overlay'
  readonly title: string
  readonly over: string | null
  /** RFC 8785 JSON of the parsed pack. */
  readonly canonical: string
}

/** That a pack is in force for the whole body, or for a unit with what is below it. Written once. */
export type PackInForceTable = {
  readonly id: string
  readonly kept: string
  readonly pack: string
  readonly kind: 'base' | 'overlay'
  readonly unit: string | null
  readonly from_at: string
  readonly made_at: string
}

/** Until when one of these is in force. A later word replaces an earlier one that has not come true. */
export type PackEndingTable = {
  readonly id: string
  readonly in_force: string
  readonly until_at: string
  readonly made_at: string
}

/** What the body itself has added to the library. Written once, ended once. */
export type InstrumentTable = {
  readonly id: string
  readonly entry: string
  readonly says: ColumnType<Instrument, string, never>
  readonly confirmed_by: string | null
  readonly from_at: string
  readonly ended_at: string | null
}

export type AcknowledgementTable = {
  readonly id: string
  readonly person: string
  readonly base: string
  readonly overlays: readonly string[]
  readonly statement: string
  readonly method: 'in-the-app'
  readonly made_at: string
}

declare module '../store/tables.ts' {
  interface Tables {
    pack_kept: PackKeptTable
    pack_in_force: PackInForceTable
    pack_ending: PackEndingTable
    instrument: InstrumentTable
    acknowledgement: AcknowledgementTable
  }
}
