export type CaptureTable = {
  readonly id: string
  /** What it is of: a post. */
  readonly subject: string
  readonly publication: string
  /** The connector that read it, with its version. */
  readonly connector: string
  /** Digest of the file as it is kept, sealed: its name among the files. */
  readonly blob: string
  /** SHA-256 of the WARC, and how long it is. */
  readonly digest: string
  readonly bytes: number
  /** SHA-256 of each body as it was received. */
  readonly bodies: readonly string[]
  readonly at: string
}

export type CaptureStampTable = {
  readonly id: string
  readonly capture: string
  readonly token: Uint8Array
  /** When the authority says that it signed; `at` is when we kept it. */
  readonly says_at: string
  readonly authority: string
  readonly serial: string
  readonly at: string
}

/** While there is one, nothing of its subject is disposed of. */
export type RecordHoldTable = {
  readonly id: string
  readonly subject: string
  readonly from_at: string
  readonly ended_at: string | null
}

declare module '../../store/tables.ts' {
  interface Tables {
    capture: CaptureTable
    capture_stamp: CaptureStampTable
    record_hold: RecordHoldTable
  }
}
