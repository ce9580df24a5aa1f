import type { PostBody } from '@secondlook/contract'
import { canonicalText } from '@secondlook/ledger'
import { assessSaved } from '../../checks/index.ts'
import { type Refusal, refuse } from '../../http/refusals.ts'
import type { Asker } from '../../people/index.ts'
import {
  type ChangedRow,
  commit,
  type Declined,
  type Done,
  type NewEvent,
  type Permit,
} from '../../records/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { engineDrafts } from '../draft/engine-drafts.ts'
import { type Checked, checkPost } from '../draft/post-check.ts'
import { loadFacts, type PostFacts } from '../draft/post-facts.ts'
import { givenUp } from '../draft/show-draft.ts'
import { holdDraft, insertDraft, updateDraft } from '../draft/store.ts'
import type { Draft } from '../draft/take-change.ts'
import { aboutOf, lookFor } from '../looking-up/look-for.ts'
import { isAnythingFound } from '../looking-up/looked.ts'
import { refusalOf } from '../may-not.ts'
import type { PostsNeeds } from '../needs.ts'
import type { OpenPost } from '../open-post.ts'
import { whyOut } from '../out.ts'
import { afterSaving } from '../review/after-saving.ts'
import { findStanding, writeStanding } from '../standing/store.ts'
import { holdPost } from '../store.ts'
import { whyNotFor, writesFor } from '../writes-for.ts'
import { digestVersion } from './digest.ts'
import { findLastVersion, insertVersion, type VersionRow, writeMargin } from './store.ts'

export type SavedVersion = { readonly number: number; readonly digest: string; readonly isNew: boolean }

/** A draft as a version would be, before it is one. */
type Ready = Checked & {
  readonly draft: Draft
  readonly digest: string
  readonly initiatives: readonly string[]
}

const goneOn = refuse(
  'changed-meanwhile',
  'Somebody has typed in it since you looked. Look at what stands there now, and save again.',
)

/** Saves what is typed as a version that nobody changes any more, with all that was known of it at that moment. */
export async function saveVersion(
  needs: PostsNeeds,
  asker: Asker,
  open: OpenPost,
  revision: number,
): Promise<SavedVersion | Refusal> {
  const decision = open.decide('post.write')
  if (!decision.may) return refusalOf(decision)
  if (open.draft.revision !== revision) return goneOn
  const ready = await makeReady(needs, { asker, permit: decision.permit }, open)
  if ('refusal' in ready) return ready
  const done = await commit(needs.recorder, decision.permit, (tx, at) =>
    write(needs, tx, { at, asker, open, ready }),
  )
  return done.ok ? done.result : done.declined
}

/** Everything that is looked up and worked out, outside of the transaction that writes it. */
async function makeReady(
  needs: PostsNeeds,
  { asker, permit }: { readonly asker: Asker; readonly permit: Permit },
  { post, draft }: OpenPost,
): Promise<Ready | Refusal> {
  const { db } = needs.recorder.database
  const { body } = draft
  const known = await loadFacts({ db, asker }, body)
  const elsewhere = await whyNotTo(db, asker, { post, draft }, known)
  if (elsewhere) return elsewhere
  const forms = engineDrafts(body, known)
  const question = { unit: post.unit, drafts: forms.map((form) => form.draft), at: Date.parse(asker.at) }
  const texts = await assessSaved(needs.checks, asker, question)
  if ('refusal' in texts) return texts
  const initiatives = aboutOf(body, texts.waiting)
  const looked = await lookFor(needs, { asker, permit, post, body, facts: known, texts })
  const facts = looked ? { ...known, looked } : known
  const mayName = await mayNameAll(db, { post: post.id, body, at: asker.at, waiting: texts.waiting })
  const checked = checkPost({ post: post.id, body, forms, facts, texts, mayName })
  return {
    ...{ ...checked, draft, digest: digestVersion({ body, ...digestedOf(facts, checked, draft) }) },
    initiatives,
  }
}

/** Whoever saves the first version that goes to a channel writes for it, whoever put it there and could then. */
async function whyNotTo(
  db: Db,
  asker: Asker,
  { post, draft }: Pick<OpenPost, 'post' | 'draft'>,
  { channels }: PostFacts,
): Promise<Refusal | undefined> {
  const isTheirs = (id: string) => channels.some((one) => one.id === id && writesFor(asker, one))
  const others = draft.body.variants.map(({ channel }) => channel).filter((one) => !isTheirs(one))
  if (others.length === 0) return undefined
  const before = (await findLastVersion(db, post.id))?.channels ?? []
  const added = others.filter((one) => !before.includes(one))
  return await whyNotFor(db, asker, added, 'body.variants')
}

function digestedOf(
  { media, template, looked }: PostFacts,
  { prepared, isTemplate }: Checked,
  { body }: Draft,
) {
  return {
    files: Object.fromEntries(body.pictures.map((one) => [one.media, media.get(one.media)?.digest ?? null])),
    template: isTemplate ? (template?.text ?? null) : null,
    ...{ channels: prepared, hasLookedUp: isAnythingFound(looked?.lookedUp) },
  }
}

type Named = {
  readonly post: string
  readonly body: Pick<PostBody, 'schedule'>
  readonly at: string
  readonly waiting: readonly string[]
}

/** An initiative may be named by the post that announces it, and by one that waits until it is announced. */
export async function mayNameAll(
  db: Db | Tx,
  { post, body: { schedule }, at, waiting }: Named,
): Promise<boolean> {
  const found = await findHolding(db, ['initiatives'], at, waiting)
  return waiting.every(
    (id) =>
      (schedule.kind === 'event' && schedule.event === 'announced' && schedule.entry === id) ||
      found.some((entry) => entry.id === id && entry.values.announcingPost === post),
  )
}

type Writing = { readonly at: string; readonly asker: Asker; readonly open: OpenPost; readonly ready: Ready }

async function write(
  { recorder: { source }, kinds, zone, isOut }: PostsNeeds,
  tx: Tx,
  { at, asker, open, ready }: Writing,
): Promise<Done<SavedVersion> | Declined<SavedVersion | Refusal>> {
  const { id: post } = open.post
  const { person } = asker
  await holdPost(tx, post)
  const out = await whyOut(isOut, tx, post)
  if (out) return { declined: out }
  if ((await findStanding(tx, post))?.state === 'dropped')
    return { declined: refuse('not-in-this-state', givenUp) }
  const held = (await holdDraft(tx, post)) ?? open.draft
  if (held.revision !== ready.draft.revision) return { declined: goneOn }
  const last = await findLastVersion(tx, post)
  const margins = await writeMargin(tx, { at, source }, { post, margin: held.margin, person })
  const marginRows: readonly ChangedRow[] = margins.map((key) => ({ table: 'post_margin', key }))
  if (last && isSame(last, ready)) {
    const result = { number: last.number, digest: last.digest, isNew: false }
    if (margins.length === 0) return { declined: result }
    const stands = await findStanding(tx, post)
    const rows = stands ? await writeStanding(tx, { at, source }, post, stands) : []
    const changed: NewEvent = {
      ...{ type: 'post.margin-changed', subject: post, parts: { margin: held.margin } },
      rows: [...marginRows, ...rows],
    }
    return { result, events: [changed] }
  }
  const row = rowOf({ id: newId(source), post, last, held, ready, at, person })
  await insertVersion(tx, row)
  await insertDraft(tx, held)
  await updateDraft(tx, { ...held, writers: [] })
  const after = await afterSaving({ tx, at, source, kinds, zone }, post)
  const saved: NewEvent = {
    ...{ type: 'post.version-saved', subject: post },
    parts: {
      version: {
        ...{ number: row.number, digest: row.digest, tier: row.tier, channels: row.channels },
        ...{
          authors: row.authors,
          judgements: row.judgements,
          blocks: row.blocks,
          isNeutral: row.is_neutral,
        },
        packs: row.check_found.packs,
      },
      ...{ body: row.body, margin: held.margin },
    },
    rows: [{ table: 'post_version', key: row.id }, ...marginRows, ...after.rows],
  }
  return { result: { number: row.number, digest: row.digest, isNew: true }, events: [saved, ...after.events] }
}

/** A version that would say the same and of which the same is known is the one that there is. */
const isSame = (last: VersionRow, { digest, judgements, blocks, isNeutral, initiatives }: Ready): boolean =>
  last.digest === digest &&
  last.is_neutral === isNeutral &&
  [
    [last.judgements, judgements],
    [last.blocks, blocks],
    [last.initiatives, initiatives],
  ].every(([before, now]) => canonicalText(before) === canonicalText(now))

function rowOf({
  last,
  held,
  ready,
  ...own
}: {
  readonly id: string
  readonly post: string
  readonly last: VersionRow | undefined
  readonly held: Draft
  readonly ready: Ready
  readonly at: string
  readonly person: string
}): VersionRow {
  const { body } = held
  const { schedule } = body
  return {
    ...{ id: own.id, post: own.post, number: (last?.number ?? 0) + 1, digest: ready.digest, body },
    ...{ prepared: ready.prepared, check_found: ready.check, tier: body.tier },
    channels: body.variants.map(({ channel }) => channel),
    ...{ initiatives: [...ready.initiatives], writers: [...held.writers] },
    authors: [...new Set([...(last?.authors ?? []), own.person, ...held.writers])],
    ...{ judgements: ready.judgements, blocks: ready.blocks, is_neutral: ready.isNeutral },
    // Only what fills it; what merely began with it is approved like any other post.
    template: ready.isTemplate ? body.template : null,
    ...{ goes_at: schedule.kind === 'at' ? schedule.at : null, latest_at: schedule.latest },
    ...{ saved_by: own.person, saved_at: own.at },
  }
}
