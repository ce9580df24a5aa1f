import type { CheckedTexts } from '../../checks/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import { findInitiativesOf } from '../confined/store.ts'

/**
 * Whether others may learn that somebody asks: a page sees who fetches it, and a link or a handle in a draft says what
 * it is about. Nothing is asked for a post that is, or ever was, about something that is not announced, nor where
 * somebody has to say first whether it is.
 */
export async function mayLookUp(
  db: Db,
  at: string,
  {
    post,
    about,
    texts,
  }: {
    readonly post: string
    readonly about: readonly string[]
    readonly texts: Pick<CheckedTexts, 'isNeutral' | 'isBeyond'>
  },
): Promise<boolean> {
  if (texts.isNeutral || texts.isBeyond) return false
  const ids = [...new Set([...about, ...(await findInitiativesOf(db, post))])]
  if (ids.length === 0) return true
  const found = await findHolding(db, ['initiatives'], at, ids)
  // What is in the register no more was never announced, as far as anybody can say.
  return ids.every((id) => {
    const announcedAt = found.find((entry) => entry.id === id)?.values.announcedAt ?? null
    return announcedAt !== null && announcedAt <= at
  })
}
