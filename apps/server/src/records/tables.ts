/** Rows of the log. Nobody but this context reads or writes them. */
export type EventTable = {
  readonly id: string
  readonly number: number | null
  readonly type: string
  readonly at: string
  readonly subject: string
  readonly leaf: string
}

export type EventPartTable = {
  readonly event: string
  readonly name: string
  readonly key_group: string
  readonly sealed: Uint8Array | null
  readonly destroyed_by: string | null
}

export type EventRowTable = {
  readonly event: string
  readonly table_name: string
  readonly key: string
  readonly salt: Uint8Array
  readonly digest: Uint8Array
}

export type LogNodeTable = { readonly level: number; readonly index: number; readonly hash: Uint8Array }
export type LogKeyTable = { readonly number: number; readonly verifier: string; readonly from_size: number }
export type CheckpointTable = {
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
  readonly at: string
}
export type CosignatureTable = {
  readonly size: number
  readonly witness: string
  readonly line: string
  readonly at: string
}

declare module '../store/tables.ts' {
  interface Tables {
    event: EventTable
    event_part: EventPartTable
    event_row: EventRowTable
    log_node: LogNodeTable
    log_key: LogKeyTable
    checkpoint: CheckpointTable
    cosignature: CosignatureTable
  }
}
