import type { PostDraft, Present } from '@secondlook/contract'
import type { z } from 'zod'
import { type Asker, findNames } from '../../people/index.ts'
import type { Db } from '../../store/database.ts'
import { pinFor } from '../../store/kept/kept.ts'
import type { OpenPost } from '../open-post.ts'
import { findStanding } from '../standing/store.ts'
import { staleBefore } from './presence.ts'
import { findPresent } from './store.ts'

/** Who has a draft open now. */
export async function showPresent(db: Db, asker: Asker, post: string): Promise<Present[]> {
  const there = await findPresent(db, post, staleBefore(asker.at))
  const names = await findNames(
    db,
    there.map(({ person }) => person),
  )
  return there.map(({ person, field, since }) => ({
    person: { id: person, name: names.get(person) ?? 'somebody' },
    ...{ field, since, isYou: asker.selves.has(person) },
  }))
}

export async function showDraft(
  handle: Db,
  asker: Asker,
  { post, draft, decide }: OpenPost,
): Promise<z.infer<typeof PostDraft>> {
  const db = pinFor(asker, handle)
  const names = await findNames(db, draft.changedBy === null ? [] : [draft.changedBy])
  const decision = decide('post.write')
  const isDropped = (await findStanding(db, post.id))?.state === 'dropped'
  const whyNot = isDropped ? givenUp : decision.may ? null : decision.because
  return {
    ...{ post: post.id, revision: draft.revision, body: draft.body, margin: draft.margin },
    changedBy:
      draft.changedBy === null
        ? null
        : { id: draft.changedBy, name: names.get(draft.changedBy) ?? 'somebody' },
    ...{ changedAt: draft.changedAt, present: await showPresent(db, asker, post.id) },
    ...{ mayEdit: whyNot === null, whyNot },
  }
}

export const givenUp = 'This post was given up, so nothing is written in it any more. Begin a new one.'
