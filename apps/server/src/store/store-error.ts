/** The store cannot be opened or used as it stands: one line that says which thing and what would do. */
export class StoreError extends Error {
  override readonly name = 'StoreError'
}
