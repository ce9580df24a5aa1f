/** What a file says of its own accord. */
export type Found = {
  readonly location: boolean
  /** Other things it tells, in plain words: `When it was taken: 2026-11-20`. */
  readonly tells: readonly string[]
}

/** What goes to the worker that reads files, and what comes back. */
export type FileAsked = { readonly ask: number; readonly bytes: ArrayBuffer }
export type FileRead = { readonly ask: number; readonly found: Found }
