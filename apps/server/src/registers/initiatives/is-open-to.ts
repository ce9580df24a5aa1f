import { type Asker, decide } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import { aboutEntry } from '../entry/about.ts'
import { nearest } from '../entry/spans.ts'
import { findSpans } from '../entry/store.ts'

/** Whether whoever asks may know of something by its id: of anything but an initiative whose list they are not on. */
export async function isOpenTo(db: Db, asker: Asker, subject: string): Promise<boolean> {
  const now = nearest(await findSpans(db, 'initiatives', subject), asker.at)
  return !now || decide(asker, 'initiative.read', aboutEntry('initiatives', subject, now.value)).may
}
