import { type Blobs, readWhole } from '../blobs/blobs.ts'
import type { Db } from '../store/database.ts'
import { askChild } from './child/children.ts'
import type { LogoMarks } from './logos/logo.ts'
import { digestFor } from './model.ts'
import { findMedia } from './store.ts'

/** What is kept of a logo to know it again, from a picture of it; nothing where it was removed or cannot be looked at. */
export async function markKept(
  { db, blobs }: { readonly db: Db; readonly blobs: Blobs },
  id: string,
): Promise<LogoMarks | undefined> {
  const media = await findMedia(db, id)
  if (!media) return undefined
  const looked = await askChild({ ask: 'mark', bytes: await readWhole(blobs, digestFor(media, '1200')) })
  return looked.ok ? looked.answer : undefined
}
