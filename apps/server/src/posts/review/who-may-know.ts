import { loadAsker } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { isOpenPost } from '../confined/store.ts'

/** Those of some people who are there and may know what a post is about: nobody else is told anything of it. */
export async function findWhoMayKnow(
  db: Db | Tx,
  at: string,
  post: string,
  people: readonly string[],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const id of people) {
    const asker = await loadAsker(db, { by: { kind: 'person', id }, at })
    if (asker.isPresent && (await isOpenPost(db, asker, post))) found.push(id)
  }
  return found
}
