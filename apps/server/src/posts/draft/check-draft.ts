import type { PostBody } from '@secondlook/contract'
import { emptyMargin } from '@secondlook/contract'
import { assessTyped } from '../../checks/index.ts'
import type { Refusal } from '../../http/refusals.ts'
import type { Asker } from '../../people/index.ts'
import type { PostsNeeds } from '../needs.ts'
import type { PostTable } from '../tables.ts'
import { engineDrafts } from './engine-drafts.ts'
import { type Checked, checkPost } from './post-check.ts'
import { loadFacts } from './post-facts.ts'
import { storable } from './storable.ts'

/** What is known of a draft while it is typed. Nothing of it is kept, and nothing that is not announced moves it. */
export async function checkTyped(
  { recorder, checks, ways }: PostsNeeds,
  asker: Asker,
  { id, unit }: PostTable,
  sent: PostBody,
): Promise<Checked | Refusal> {
  const { body } = storable({ body: sent, margin: emptyMargin })
  const facts = await loadFacts({ db: recorder.database.db, asker }, body)
  const forms = engineDrafts(body, facts)
  const at = Date.parse(asker.at)
  const texts = await assessTyped(checks, { unit, drafts: forms.map(({ draft }) => draft), at })
  if ('refusal' in texts) return texts
  const checked = checkPost({ post: id, body, forms, facts, texts, mayName: false })
  if (!ways) return checked
  // Whom a handle means is asked when a version is saved: that it is not known yet is no news.
  const problems = checked.check.problems.filter(({ code }) => code !== 'mention-unknown')
  return { ...checked, check: { ...checked.check, problems } }
}
