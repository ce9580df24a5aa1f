import { type Asker, decide } from './people/index.ts'
import { isOpenPost } from './posts/index.ts'
import type { MayShow } from './records/index.ts'
import { isOpenTo } from './registers/index.ts'
import type { Db } from './store/database.ts'

/**
 * Which parts of the records of a subject somebody may see; `undefined` where they may not know of it. What is not
 * announced stays with those on its list, in the records too.
 */
export async function mayShowRecord(
  db: Db,
  asker: Asker | undefined,
  subject: string,
): Promise<MayShow | undefined> {
  if (!asker || !decide(asker, 'record.read').may) return undefined
  const isOpen = (await isOpenTo(db, asker, subject)) && (await isOpenPost(db, asker, subject))
  return isOpen ? () => true : undefined
}
