/** An expected no of the store. Each has a page in `docs/refusals`. */
export const storeRefusals = [
  'backup-damaged',
  'backup-newer',
  'migration-altered',
  'store-is-demonstration',
  'store-is-not-demonstration',
  'store-newer',
  'store-not-empty',
] as const

export type StoreRefusal = {
  readonly ok: false
  readonly refusal: (typeof storeRefusals)[number]
  /** One sentence that names what was found. */
  readonly says: string
}

export const refuse = (refusal: StoreRefusal['refusal'], says: string): StoreRefusal => ({
  ok: false,
  refusal,
  says,
})
