import { emptyBody, emptyMargin, type PostBody } from '@secondlook/contract'
import { askingPorts } from '../src/asking-ports.ts'
import { DailyBound, KeptIndex } from '../src/checks/index.ts'
import type { Vault } from '../src/keys/vault.ts'
import { noticeKinds } from '../src/notice-kinds.ts'
import { type Asker, loadAsker } from '../src/people/index.ts'
import { decideOn } from '../src/posts/about.ts'
import { beginPost } from '../src/posts/draft/begin.ts'
import { findDraft, updateDraft } from '../src/posts/draft/store.ts'
import type { PostsNeeds } from '../src/posts/needs.ts'
import { openPost } from '../src/posts/open-post.ts'
import type { ActNeeds, Outcome } from '../src/posts/review/act-on.ts'
import { askForApproval } from '../src/posts/review/ask.ts'
import { decideOnPost } from '../src/posts/review/decide-on.ts'
import { findReadable, permitOn } from '../src/posts/review/permits.ts'
import { saveVersion } from '../src/posts/version/save-version.ts'
import { findLastVersion } from '../src/posts/version/store.ts'
import { commit, type Recorder } from '../src/records/index.ts'
import type { Db, Tx } from '../src/store/database.ts'
import type { KeyIds } from './entry-acts.ts'
import type { PostAct } from './post-plan.ts'

type Where = {
  /** With the clock of the instant at which it is done. */
  readonly recorder: Recorder
  readonly zone: string
  readonly checks: PostsNeeds['checks']
  readonly ids: KeyIds & { entry(register: 'channels' | 'initiatives', key: string): Promise<string> }
}
type Begin = Extract<PostAct, { do: 'beginPost' }>
type Review = Extract<PostAct, { do: 'askForApproval' | 'decideOnPost' }>

/** Does it by the functions that the routes use, in a commit of its own, under the same table. */
export async function performPost(where: Where, by: string, act: PostAct): Promise<void> {
  const { recorder, ids } = where
  const { db } = recorder.database
  const at = new Date(recorder.source.now()).toISOString()
  const asker = await loadAsker(db, { by: { kind: 'person', id: ids.person(by) }, at, hasSteppedUp: true })
  if (act.do === 'beginPost') return await begin(where, asker, act)
  const post = await findPostCalled(db, act.post)
  if (act.do === 'saveVersion') return await save(where, asker, post)
  return await review(where, asker, post, act)
}

const mustBeDone = (done: { readonly ok: boolean; readonly declined?: unknown }, what: PostAct): void => {
  if (!done.ok) throw new Error(`${what.do} ${what.post}: ${JSON.stringify(done.declined)}`)
}

async function begin({ recorder, ids }: Where, asker: Asker, act: Begin): Promise<void> {
  const unit = ids.unit(act.unit)
  const entries = (register: 'channels' | 'initiatives', keys: readonly string[]): Promise<string[]> =>
    Promise.all(keys.map((key) => ids.entry(register, key)))
  const channels = await entries('channels', act.channels)
  const initiatives = await entries('initiatives', act.initiatives)
  const { text, tier, ai, goesOut } = act
  const schedule: PostBody['schedule'] =
    goesOut === null ? emptyBody.schedule : { kind: 'at', at: goesOut, latest: null }
  const decision = decideOn(asker, 'post.write', { unit, channels })
  if (!decision.may) throw new Error(`${act.post}: ${decision.because}`)
  const done = await commit(recorder, decision.permit, async (tx, at) => {
    const given = { unit, kind: 'post' as const, channels, text, template: null }
    const { post, event } = await beginPost(tx, { at, source: recorder.source }, given, asker.person)
    const draft = await findDraft(tx, post)
    if (!draft) throw new Error('a draft was just there')
    // What is typed is recorded with a version, whoever typed it.
    await updateDraft(tx, {
      ...draft,
      body: { ...draft.body, tier, ai, schedule, initiatives },
      margin: { ...emptyMargin, title: act.post, campaign: act.campaign },
    })
    return { result: post, events: [event] }
  })
  mustBeDone(done, act)
}

async function save(where: Where, asker: Asker, post: string): Promise<void> {
  const open = await openPost(where.recorder.database.db, asker, post)
  if ('refusal' in open) throw new Error(open.says)
  const saved = await saveVersion(needsOf(where), asker, open, open.draft.revision)
  if ('refusal' in saved) throw new Error(saved.says)
}

const onFault = (error: unknown): never => {
  throw error
}

/** What a version asks of the registers and of the policy, made ready once for all. Whatever fails stops the loading. */
export function makeChecks(recorder: Recorder, counters: Vault, zone: string): PostsNeeds['checks'] {
  const { database, source } = recorder
  const ports = askingPorts(recorder)
  return {
    ...{ policyFor: ports.policyFor, now: () => source.now(), zone, onFault },
    kept: new KeptIndex(ports.registers),
    bound: new DailyBound({ database, source, most: 40, vault: counters }),
  }
}

const needsOf = ({ recorder, zone, checks }: Where): PostsNeeds => ({
  ...{ recorder, zone, checks, kinds: noticeKinds, onFault, askerOf: async () => undefined },
  limitTries: (_tried, attempt) => attempt(),
})

async function review({ recorder, zone }: Where, asker: Asker, post: string, act: Review): Promise<void> {
  const { db } = recorder.database
  const found = await findReadable(db, asker, post)
  if (!found) throw new Error(`${act.post} is not to be seen by whoever does ${act.do}`)
  const permit = permitOn(asker, nameOf(act), found.about)
  if ('refusal' in permit) throw new Error(permit.says)
  const done = await commit(recorder, permit, async (tx, at): Promise<Outcome<unknown>> => {
    const needs = { tx, at, source: recorder.source, kinds: noticeKinds, zone, asker, signedInBy: null }
    return await reviewIn(needs, post, act)
  })
  mustBeDone(done, act)
}

const nameOf = (act: Review) =>
  act.do === 'askForApproval' ? 'post.write' : act.does === 'approve' ? 'post.approve' : 'post.stop'

async function reviewIn(needs: ActNeeds, post: string, act: Review): Promise<Outcome<unknown>> {
  const last = await findLastVersion(needs.tx, post)
  if (!last) throw new Error(`${act.post} has no version yet`)
  const { number: version, digest } = last
  return act.do === 'askForApproval'
    ? await askForApproval(needs, post, { version, note: act.note, emergency: null })
    : await decideOnPost(needs, post, { version, digest, does: act.does, reason: act.reason, answers: [] })
}

/** A post by its working title. */
async function findPostCalled(db: Db | Tx, title: string): Promise<string> {
  const drafts = await db.selectFrom('post_draft').select(['post', 'margin']).execute()
  const found = drafts.filter(({ margin }) => margin.title === title)
  if (found.length !== 1) throw new Error(`${found.length} posts are called ${title}`)
  return found[0]?.post ?? ''
}
