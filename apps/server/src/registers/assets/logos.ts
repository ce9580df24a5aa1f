import type { UsesOfMedia } from '../../media/index.ts'
import type { Db } from '../../store/database.ts'
import { findAllSpans } from '../entry/store.ts'
import { valuesOf } from '../snapshot/sections.ts'

/**
 * Logos and crests with a picture, superseded ones too: whoever shows an old one wants to be told. Once each, because
 * what it is called now is what it is called.
 */
export async function listLogos(db: Db, at: string) {
  const logos = new Map<string, { readonly id: string; readonly name: string; readonly picture: string }>()
  for (const span of await findAllSpans(db, ['assets'])) {
    const { kind, file } = valuesOf(span, 'assets')
    if ((kind !== 'logo' && kind !== 'crest') || file === null || span.value.standing !== 'holds') continue
    if (span.from <= at) logos.set(span.entry, { id: span.entry, name: span.name, picture: file })
  }
  return [...logos.values()]
}

/** A picture that an entry of a register shows stays. */
export const usesInRegisters =
  (db: Db): UsesOfMedia =>
  async (media) =>
    (await findAllSpans(db, ['assets']))
      .filter((span) => valuesOf(span, 'assets').file === media)
      .map(({ name }) => ({ says: `It is the picture of ${name} in the register of logos and other works.` }))
