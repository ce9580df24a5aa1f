/** Rows of the log. Nobody but this context reads or writes them. */
export type EventTable = {
  readonly id: string
  /** Its place in the log; none yet where the sequencer has not been. */
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
  readonly digest: Uint8Array
}

/** Keys of parts that were destroyed in a commit, until they are off the vault. */
export type KeyToDestroyTable = { readonly event: string; readonly name: string; readonly key_group: string }

export type LogNodeTable = { readonly level: number; readonly index: number; readonly hash: Uint8Array }
export type LogKeyTable = { readonly number: number; readonly verifier: string; readonly from_size: number }
export type CheckpointTable = {
  readonly size: number
  readonly root: Uint8Array
  readonly note: string
  readonly at: string
}
export type CosignatureTable = { readonly size: number; readonly verifier: string; readonly line: string }

/** A head that a witness refused, or another head of one size that carries our signature. */
export type HeadEvidenceTable = {
  readonly id: string
  readonly kind: 'refused' | 'other-head'
  readonly witness: string
  readonly at: string
  readonly size: number
  readonly says: string
}

declare module '../store/tables.ts' {
  interface Tables {
    event: EventTable
    event_part: EventPartTable
    event_row: EventRowTable
    key_to_destroy: KeyToDestroyTable
    log_node: LogNodeTable
    log_key: LogKeyTable
    checkpoint: CheckpointTable
    cosignature: CosignatureTable
    head_evidence: HeadEvidenceTable
  }
}
