/** A file that was read, ready to be shown: what is wrong with it, or what it would do. */
export type ShownImport = {
  readonly id: string
  readonly file: string
  readonly state: 'refused' | 'ready' | 'running' | 'done'
  readonly rows: number
  readonly added: number
  readonly changed: number
  readonly leaving: number
  readonly same: number
  readonly done: number
  readonly problems: readonly {
    readonly row: number
    readonly column: string | null
    readonly says: string
  }[]
  readonly diff: readonly ShownChange[]
  /** In the directory and not in the file: proposed, and left alone. */
  readonly missing: readonly { readonly id: string; readonly name: string }[]
}

export type ShownChange = {
  readonly row: number
  readonly name: string
  readonly what: 'added' | 'changed' | 'leaving'
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[]
}
