import type { Schedule } from '@secondlook/contract'
import { canonicalText } from '@secondlook/ledger'
import { type Refusal, refuse } from '../../http/refusals.ts'
import type { Asker } from '../../people/index.ts'
import { newId } from '../../store/ids.ts'
import { saveDraft } from '../draft/save-draft.ts'
import { findLastBody } from '../draft/store.ts'
import type { PostsNeeds } from '../needs.ts'
import { openPost } from '../open-post.ts'
import { saveVersion } from '../version/save-version.ts'
import { isSameSchedule } from './move.ts'

const goneOn = refuse(
  'changed-meanwhile',
  'Words are typed in this post that no version has yet. Open it and save a version; then it can be moved.',
)
const changed = refuse(
  'changed-meanwhile',
  'Somebody changed this post at the same moment. Look at the calendar again, and move it from there.',
)

/**
 * Saves another schedule as the next version, as if its writer had typed it and saved. Words that somebody is just
 * typing are not carried along into a version that nobody meant to save.
 */
export async function saveSchedule(
  needs: PostsNeeds,
  asker: Asker,
  post: string,
  { from, to }: { readonly from: Schedule; readonly to: Schedule },
): Promise<{ readonly version: number } | Refusal> {
  const { db } = needs.recorder.database
  const open = await openPost(db, asker, post)
  if ('refusal' in open) return open
  const { revision, body, margin } = open.draft
  if (canonicalText(body) !== canonicalText((await findLastBody(db, post))?.body ?? null)) return goneOn
  if (!isSameSchedule(body.schedule, from)) return changed
  const moved = { ...body, schedule: to }
  const typed = await saveDraft(needs, asker, open, {
    ...{ base: revision, before: { body, margin }, body: moved, margin },
    change: newId(needs.recorder.source),
  })
  if ('refusal' in typed) return typed
  // Somebody typed in between: what they typed is kept, and it is theirs to save.
  if (canonicalText(typed.body) !== canonicalText(moved)) return changed
  const again = await openPost(db, asker, post)
  if ('refusal' in again) return again
  const saved = await saveVersion(needs, asker, again, typed.revision)
  return 'refusal' in saved ? saved : { version: saved.number }
}
