import { type Refusal, refuse } from '../http/refusals.ts'
import type { Act, Asker, Decision } from '../people/index.ts'
import type { Db } from '../store/database.ts'
import { decideOn } from './about.ts'
import { mayKnowOf } from './confined/store.ts'
import { draftOfVersion } from './draft/draft-of-version.ts'
import { findWithDraft } from './draft/store.ts'
import type { Draft } from './draft/take-change.ts'
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
  const found = await findWithDraft(db, id)
  if (!found) return nothingHere
  const { post } = found
  const draft = found.draft ?? (await draftOfVersion(db, post))
  const channels = draft.body.variants.map(({ channel }) => channel)
  const about = { unit: post.unit, channels }
  if (!decideOn(asker, 'post.read', about).may && !decideOn(asker, 'post.write', about).may)
    return nothingHere
  if (!(await mayKnowOf(db, asker, found.about))) return nothingHere
  return { post, draft, channels, decide: (act) => decideOn(asker, act, about) }
}

/** The same as an answer, for whoever shows something of a post that is not in it. */
export const mayReadPost = async (db: Db, asker: Asker, id: string): Promise<boolean> =>
  !('refusal' in (await openPost(db, asker, id)))
