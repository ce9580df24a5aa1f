import { emptyBody, emptyMargin, PostKind } from '@secondlook/contract'
import type { Db, Tx } from '../../store/database.ts'
import type { PostTable } from '../tables.ts'
import { findLastBody, findMargin } from './store.ts'
import type { Draft } from './take-change.ts'

/** What a draft would be whose row is gone: its last version. */
export async function draftOfVersion(db: Db | Tx, { id, kind }: PostTable): Promise<Draft> {
  const last = await findLastBody(db, id)
  const margin = await findMargin(db, id)
  return {
    ...{ post: id, revision: 0, writers: [], changes: [] },
    body: last?.body ?? { ...emptyBody, kind: PostKind.parse(kind) },
    margin: margin
      ? { title: margin.title, campaign: margin.campaign, tags: [...margin.tags], notes: margin.notes }
      : emptyMargin,
    ...{ changedBy: last?.saved_by ?? null, changedAt: last?.saved_at ?? null },
  }
}
