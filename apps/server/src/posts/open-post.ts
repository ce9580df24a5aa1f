import { type Refusal, refuse } from '../http/refusals.ts'
import type { Act, Asker, Decision } from '../people/index.ts'
import type { Db } from '../store/database.ts'
import { decideOn } from './about.ts'
import { isOpenPost } from './confined/store.ts'
import { draftOfVersion } from './draft/draft-of-version.ts'
import { findDraft } from './draft/store.ts'
import type { Draft } from './draft/take-change.ts'
import { findPost } from './store.ts'
import type { PostTable } from './tables.ts'

/** A post as whoever asks may read it. */
export type OpenPost = {
  readonly post: PostTable
  readonly draft: Draft
  readonly channels: readonly string[]
  /** Whether they may do this to it too. */
  decide(act: Act): Decision
}

const nothingHere = refuse('not-found', 'There is no such post that you may see.')

/**
 * A post that whoever asks may read, with its draft. One that they may not, one about something that they may not know
 * of, and one that there is not are answered the same.
 */
export async function openPost(db: Db, asker: Asker, id: string): Promise<OpenPost | Refusal> {
  const post = await findPost(db, id)
  if (!post) return nothingHere
  const draft = (await findDraft(db, id)) ?? (await draftOfVersion(db, post))
  const channels = draft.body.variants.map(({ channel }) => channel)
  const about = { unit: post.unit, channels }
  if (!decideOn(asker, 'post.read', about).may && !decideOn(asker, 'post.write', about).may)
    return nothingHere
  if (!(await isOpenPost(db, asker, id))) return nothingHere
  return { post, draft, channels, decide: (act) => decideOn(asker, act, about) }
}
