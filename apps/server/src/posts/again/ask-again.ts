import type { Initiative } from '@secondlook/contract'
import { type AgainNeeds, assessAgain, speakOf } from '../../checks/index.ts'
import type { JobKind } from '../../jobs/job.ts'
import { type Asker, loadAsker } from '../../people/index.ts'
import type { NewEvent } from '../../records/index.ts'
import { findInitiative } from '../../registers/index.ts'
import { newId } from '../../store/ids.ts'
import { engineDrafts } from '../draft/engine-drafts.ts'
import { mediaOf } from '../draft/post-facts.ts'
import type { SaidYes } from '../lifecycle/history.ts'
import { askMediaTeam } from '../neutral/settle-neutral.ts'
import { byTheClock, type PostJobNeeds, tellChanged } from '../review/jobs.ts'
import { momentAfter } from '../review/moment.ts'
import { type TellPosts, tellOfPost } from '../review/notices.ts'
import { type OpenPost, openPost, standingOf } from '../review/open-post.ts'
import { findStandings } from '../review/store.ts'
import { writeStanding } from '../standing/store.ts'
import { mayNameAll } from '../version/save-version.ts'
import { findInFlight, insertFound } from './store.ts'

type InFlight = Awaited<ReturnType<typeof findInFlight>>[number]

/** What is known of a version by the registers as they stand, as it would be told whoever saved it. */
type Known = {
  readonly isNeutral: boolean
  readonly waiting: readonly string[]
  readonly blocks: readonly string[]
  /** Whether its words speak of an initiative, whoever may know of it. */
  readonly speaksOf: (initiative: Initiative) => boolean
}

/** While one of these is left, something that was entered is still to be asked about. */
export const askAgainJob = 'posts.ask-again'
const batch = 100
const after = ['added', 'changed', 'moved', 'restored'].map((how) => `register-entry.${how}`)

/**
 * Asks again about every version that could still be approved when something that is not announced was entered, or is
 * called otherwise than before. Of a decoy it is the same.
 */
export const askAgainListener = (needs: PostJobNeeds, checks: AgainNeeds): JobKind => ({
  ...{ name: askAgainJob, retryLimit: 20, isOrdered: true, after },
  run: async ({ subject }) => await askAgain(needs, checks, subject),
})

async function askAgain(needs: PostJobNeeds, checks: AgainNeeds, entry: string): Promise<void> {
  const { db } = needs.recorder.database
  const at = new Date(needs.recorder.source.now()).toISOString()
  const initiative = await findInitiative(db, entry, { at })
  if (!initiative || initiative.announcedAt) return
  const askers = new Map<string, Asker>()
  const askerOf = async (id: string): Promise<Asker> => {
    const asker = askers.get(id) ?? (await loadAsker(db, { by: { kind: 'person', id }, at }))
    askers.set(id, asker)
    return asker
  }
  for (let last = ''; ; ) {
    const some = await findInFlight(db, last, batch)
    for (const version of some) {
      const known = await look(needs, checks, version, await askerOf(version.saved_by))
      if (known.isNeutral || known.waiting.length > 0) await note(needs, version, { known, initiative })
    }
    const end = some.at(-1)
    if (!end || some.length < batch) return
    last = end.post
  }
}

async function look(
  { recorder }: PostJobNeeds,
  checks: AgainNeeds,
  { post, unit, body }: InFlight,
  { at, selves }: Asker,
): Promise<Known> {
  const { db } = recorder.database
  const forms = engineDrafts(body, { at, media: await mediaOf(db, body), assets: new Map() })
  const drafts = forms.map(({ draft }) => draft)
  const found = await assessAgain(checks, selves, { unit, drafts, at: Date.parse(at) })
  // The queue tries again: what cannot be asked now is not left unasked.
  if ('refusal' in found) throw new Error(`the versions in flight cannot be asked about: ${found.refusal}`)
  const { policy, isNeutral, waiting, assessments } = found
  const mayName = await mayNameAll(db, { post, body, at, waiting })
  const named = assessments
    .flatMap(({ findings }) => findings)
    .filter(({ detector, basis }) => detector === 'initiative' && basis === 'fact')
  return {
    ...{ isNeutral, waiting, blocks: mayName ? [] : [...new Set(named.map(({ message }) => message))] },
    speaksOf: (initiative) => speakOf(policy, drafts, initiative),
  }
}

type Since = { readonly known: Known; readonly initiative: Initiative }

/** Records what is known of a version now and was not when it was last asked about; nothing where nothing is. */
const note = async (needs: PostJobNeeds, { post, number }: InFlight, since: Since): Promise<void> =>
  await byTheClock(needs, askAgainJob, post, async (telling, open) => {
    // Whoever saved it meanwhile was told themselves.
    if (open.last.number !== number) return []
    const { known } = since
    const initiatives = known.waiting.filter((one) => !open.initiatives.includes(one))
    const isNeutral = known.isNeutral && (await isAskedAnew(telling, open, since))
    if (!isNeutral && initiatives.length === 0) return []
    const { tx, at, source } = telling
    const row = {
      ...{ id: newId(source), post, version: number, is_neutral: isNeutral, initiatives },
      ...{ blocks: initiatives.length > 0 ? known.blocks : [], at: momentAfter(at, open.history) },
    }
    await insertFound(tx, row)
    return await tellFound(telling, open, row)
  })

/** Whether the media team has to be asked: it never was, or what it said was said before this could be known. */
async function isAskedAnew({ tx }: TellPosts, { now, history }: OpenPost, { known, initiative }: Since) {
  if (!now.version.isNeutral) return true
  if (!now.isNeutralSettled || !known.speaksOf(initiative)) return false
  const { at } = history.findLast(({ does }) => ['save', 'settle-neutral'].includes(does)) ?? now.version
  const then = await findInitiative(tx, initiative.id, { at, known: at })
  return !then || !known.speaksOf(then)
}

/** The post is approved no more: lists show it, the media team is asked, and whoever had to do with it is told. */
async function tellFound(
  telling: TellPosts,
  before: OpenPost,
  row: Parameters<typeof insertFound>[1],
): Promise<readonly NewEvent[]> {
  const { tx, at, source, zone } = telling
  const { post, version, is_neutral: isNeutral, blocks } = row
  const open = await openPost(tx, at, post)
  if (!open) throw new Error('a version was asked about again, and there is none')
  const [stood] = await findStandings(tx, [post])
  const rows = await writeStanding(tx, { at, source }, post, standingOf(open, zone))
  const saidYes = before.history.filter(
    (act): act is SaidYes => act.does === 'approve' && act.version === version,
  )
  const people = [
    ...open.now.authors,
    ...(open.round ? [open.round.asked_by] : []),
    ...saidYes.map(({ by }) => by),
  ]
  return [
    {
      ...{ type: 'post.found-again', subject: post, parts: { found: { version, isNeutral, blocks } } },
      rows: [{ table: 'post_found', key: row.id }, ...rows],
    },
    ...(await tellChanged(telling, open, stood)),
    ...(isNeutral ? await askMediaTeam(telling, open, ` ${row.id}`) : []),
    ...(await tellOfPost(telling, open, { kind: 'found-again', people, after: `found-again ${row.id}` })),
  ]
}
