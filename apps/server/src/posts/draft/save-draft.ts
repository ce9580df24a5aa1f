import type { PostBody, SaveDraft, SavedDraft } from '@secondlook/contract'
import type { z } from 'zod'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { type Asker, findNames } from '../../people/index.ts'
import { findEntryNames, findOpenInitiatives } from '../../registers/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { labelOf, sayValue } from '../field-words.ts'
import { refusalOf } from '../may-not.ts'
import type { PostsNeeds } from '../needs.ts'
import type { OpenPost } from '../open-post.ts'
import { findStanding } from '../standing/store.ts'
import { whyNotFor } from '../writes-for.ts'
import { givenUp } from './show-draft.ts'
import { storable } from './storable.ts'
import { holdDraft, insertDraft, updateDraft } from './store.ts'
import { type Draft, type Taken, takeChange } from './take-change.ts'

/** Takes what somebody typed, after whatever others are saving just now. */
export async function saveDraft(
  { recorder }: PostsNeeds,
  asker: Asker,
  open: OpenPost,
  sent: SaveDraft,
): Promise<z.infer<typeof SavedDraft> | Refusal> {
  const { db, scratch } = recorder.database
  const decision = open.decide('post.write')
  if (!decision.may) return refusalOf(decision)
  if ((await findStanding(db, open.post.id))?.state === 'dropped') return refuse('not-in-this-state', givenUp)
  const before = storable(sent.before)
  const now = storable({ body: sent.body, margin: sent.margin })
  const wrong = await wrongIn(db, asker, now.body, [
    ...before.body.initiatives,
    ...open.draft.body.initiatives,
  ])
  if (wrong) return wrong
  const added = now.body.variants.map(({ channel }) => channel).filter((one) => !open.channels.includes(one))
  const elsewhere = await whyNotFor(db, asker, added, 'body.variants')
  if (elsewhere) return elsewhere
  const by = { person: asker.person, at: asker.at }
  const { draft, clashes, lastBy } = await scratch.transaction().execute(async (own) => {
    const tx = own as unknown as Tx
    // Written by whoever saves first after it was lost; the second finds it there.
    let held = await holdDraft(tx, open.post.id)
    if (!held) {
      await insertDraft(tx, open.draft)
      held = (await holdDraft(tx, open.post.id)) ?? open.draft
    }
    const taken = takeChange(held, { ...sent, before, ...now }, by)
    if (!taken.isReplay) await updateDraft(tx, taken.draft)
    return { ...taken, lastBy: held.changedBy }
  })
  return {
    ...{ revision: draft.revision, body: draft.body, margin: draft.margin },
    clashes: await showClashes(db, draft, clashes, lastBy),
  }
}

/** What cannot be in a draft at all. What is only missing, a check says. */
async function wrongIn(
  db: Db,
  asker: Asker,
  { variants, pictures, initiatives }: PostBody,
  had: readonly string[],
) {
  const twice = (path: string, keys: readonly string[]) =>
    new Set(keys).size < keys.length
      ? refuse(
          'bad-request',
          'Something is in the post twice. Load the page again; what you typed is kept.',
          [{ path, says: 'has one twice' }],
        )
      : undefined
  const doubled =
    twice(
      'body.variants',
      variants.map(({ channel }) => channel),
    ) ??
    twice(
      'body.pictures',
      pictures.map(({ media }) => media),
    )
  if (doubled) return doubled
  const added = initiatives.filter((one) => !had.includes(one))
  if (added.length === 0) return undefined
  const known = await findOpenInitiatives(db, asker)
  // One that somebody may not know of and one that there is not are answered the same.
  return added.every((one) => known.has(one))
    ? undefined
    : refuse('bad-request', 'Choose what it is about from what you are on the list of.', [
        { path: 'body.initiatives', says: 'names something else' },
      ])
}

async function showClashes(
  db: Db,
  draft: Draft,
  clashes: Taken['clashes'],
  by: string | null,
): Promise<z.infer<typeof SavedDraft>['clashes']> {
  if (clashes.length === 0) return []
  const people = await findNames(db, by === null ? [] : [by])
  const entries = await findEntryNames(
    db,
    draft.body.variants.map(({ channel }) => channel),
  )
  const names = new Map([...entries].map(([id, { name }]) => [id, name]))
  return clashes.map(({ field, theirs, yours }) => ({
    ...{ field, label: labelOf(field, names) },
    ...{ theirs: sayValue(field, theirs, names), yours: sayValue(field, yours, names) },
    by: by === null ? null : { id: by, name: people.get(by) ?? 'somebody' },
  }))
}
