/** An expected no of the directory. Each has a page in `docs/refusals`. */
export type DirectoryRefusalCode =
  | 'person-unknown'
  | 'unit-unknown'
  | 'manager-unknown'
  | 'entry-incomplete'
  | 'entry-taken'
  | 'units-in-a-circle'
  | 'unit-in-use'
  | 'changed-meanwhile'
  | 'directory-busy'
  | 'merge-does-not-fit'
  | 'not-merged'
  | 'leave-does-not-fit'
  | 'leave-unknown'
  | 'basis-already-says'

export type DirectoryRefusal = {
  readonly code: DirectoryRefusalCode
  readonly says: string
  /** The member that it is about. */
  readonly field?: string
}

export const no = (code: DirectoryRefusalCode, says: string, field?: string): DirectoryRefusal => ({
  ...{ code, says },
  ...(field !== undefined && { field }),
})
