import type { Decide } from '@secondlook/contract'
import { refuse } from '../../http/refusals.ts'
import { newId } from '../../store/ids.ts'
import { approvalOf, stepsOf } from '../lifecycle/approved.ts'
import type { Act, SaidYes } from '../lifecycle/history.ts'
import { mayNotApprove, mayNotRelease, mayNotSayNo } from '../lifecycle/may.ts'
import { countsFor } from '../lifecycle/yes.ts'
import type { PostActTable } from '../tables.ts'
import { type ActNeeds, isNo, nextMoment, type Outcome, openHeld, settle, withAct } from './act-on.ts'
import { endOfPost, tellOfPost } from './notices.ts'
import { type OpenPost, whoCanLookAfter } from './open-post.ts'
import { sayNo } from './say-no.ts'
import { insertAct } from './store.ts'

type Answers = Decide['answers']

/** A yes as somebody says it: of what they were shown, with the reasons that they gave. */
export const yesOf = (
  { person, hasSteppedUp }: Pick<ActNeeds['asker'], 'person' | 'hasSteppedUp'>,
  at: string,
  { version, digest, answers }: Pick<Decide, 'version' | 'digest' | 'answers'>,
): SaidYes => ({
  ...{ does: 'approve', by: person, at, version, digest, hasSteppedUp },
  answered: answers.filter(({ reason }) => reason.trim() !== '').map(({ finding }) => finding),
})

/** Whether the same human has said exactly this yes already, and it counts: then it is said, however often it is sent. */
export function isSaid({ now, world }: OpenPost, yes: SaidYes): boolean {
  const human = world.humanOf(yes.by)
  return now.yeses.some(
    ({ by, version, digest }) =>
      world.humanOf(by) === human && version === yes.version && digest === yes.digest && now.ended === null,
  )
}

/** One person's word on one version: yes, back, wait, or go on. */
export async function decideOnPost(
  needs: ActNeeds,
  id: string,
  decision: Decide,
): Promise<Outcome<{ readonly isApproved: boolean }>> {
  const open = await openHeld(needs, id)
  if (isNo(open)) return { declined: open }
  return decision.does === 'approve'
    ? await approve(needs, open, decision)
    : await sayOther(needs, open, decision.does, decision)
}

const told: Readonly<Record<'return' | 'hold' | 'release', { readonly type: string }>> = {
  return: { type: 'post.returned' },
  hold: { type: 'post.held' },
  release: { type: 'post.released' },
}

async function approve(
  needs: ActNeeds,
  open: OpenPost,
  decision: Decide,
): Promise<Outcome<{ isApproved: boolean }>> {
  const { tx, asker, source } = needs
  const at = nextMoment(needs, open)
  const yes = yesOf(asker, at, decision)
  const isApproved = (post: OpenPost): boolean => approvalOf(post.now, post.world).isApproved
  const no = mayNotApprove(open.now, open.world, yes)
  if (no) {
    if (isSaid(open, yes)) return { declined: saidBefore }
    return { declined: await sayNo(tx, open, asker, no) }
  }
  const step = stepsOf(open.now, open.world).find(({ isDone }) => !isDone)?.step
  const known = new Set(open.now.version.judgements.map(({ finding }) => finding))
  const answers = decision.answers.filter(({ finding }) => known.has(finding))
  const row = actRow(needs, open, { at, does: 'approve', answers, reason: decision.reason })
  const act = { ...row, step: step?.name ?? null, delegation: entryFor(open, yes) }
  await insertAct(tx, act)
  const after = withAct(open, yes)
  const done = [
    ...(await endOfPost(needs, id(open), ['to-approve', 'emergency', 'nudged', 'escalated'], asker.person)),
    ...(isApproved(after) ? await tellApproved(needs, after) : []),
  ]
  return await settle(
    { ...needs, tx, source },
    open,
    after,
    {
      type: 'post.approved',
      parts: {
        approval: {
          ...{ version: act.version, digest: act.digest, round: act.round, step: act.step },
          ...{ delegation: act.delegation, signedInBy: act.signed_in_by, hasSteppedUp: act.has_stepped_up },
          packs: open.last.check_found.packs.map(({ id: pack, version, digest }) => ({
            id: pack,
            version,
            digest,
          })),
          isComplete: isApproved(after),
        },
        ...(answers.length > 0 && { answers: [...answers] }),
        ...(act.reason !== null && { reason: act.reason }),
      },
      rows: [{ table: 'post_act', key: act.id }],
    },
    { isApproved: isApproved(after) },
    done,
  )
}

/** Not a refusal for whoever sends it again: the route answers as it did the first time. */
export const saidBefore = refuse('said-already', 'You have said this yes already; it counts once.')

const id = ({ post }: OpenPost): string => post.id

async function tellApproved(needs: ActNeeds, full: OpenPost) {
  const { post, now, around, initiatives, round } = full
  const people = [...now.authors, ...(round ? [round.asked_by] : [])]
  const open = { post, around, initiatives }
  const after = `approved ${post.id} ${now.version.version} ${round?.id ?? ''}`
  return [
    ...(await endOfPost(needs, post.id, ['returned'])),
    ...(await tellOfPost(needs, open, { kind: 'approved', people, after })),
    ...(round?.is_emergency ? await tellLookAfter(needs, full) : []),
  ]
}

/** Somebody else looks at what goes out in an emergency, by when it was promised. */
const tellLookAfter = async (needs: ActNeeds, open: OpenPost) =>
  await tellOfPost(needs, open, {
    ...{ kind: 'look-after', people: whoCanLookAfter(open), after: `look-after ${open.round?.id}` },
    due: open.round?.due_at ?? null,
  })

/** The entry of the register under which a yes is said: one that counts for a channel of the step. */
function entryFor({ now, world }: OpenPost, yes: SaidYes): string | null {
  const step = stepsOf(now, world).find(({ isDone }) => !isDone)?.step
  const authors = new Set(now.authors.map((one) => world.humanOf(one)))
  const found = world
    .authoritiesOf(yes.by)
    .find(
      ({ tiers, channels, from }) =>
        now.version.tier !== null &&
        tiers.includes(now.version.tier) &&
        (from === null || !authors.has(world.humanOf(from))) &&
        step?.channels.some(
          (one) => (channels === null || channels.includes(one)) && countsFor(yes, step, one, { now, world }),
        ),
    )
  return found?.entry ?? null
}

async function sayOther(
  needs: ActNeeds,
  open: OpenPost,
  does: 'return' | 'hold' | 'release',
  { version, digest, reason }: Decide,
): Promise<Outcome<{ isApproved: boolean }>> {
  const { tx, asker } = needs
  const { now, world } = open
  if (version !== now.version.version || digest !== now.version.digest)
    return { declined: await sayNo(tx, open, asker, { rule: 'Y1' }) }
  const no =
    does === 'release' ? mayNotRelease(now, world, asker.person) : mayNotSayNo(now, world, asker.person)
  if (no) return { declined: await sayNo(tx, open, asker, no) }
  const why = reason?.trim() ?? ''
  if (does !== 'release' && why === '')
    return {
      declined: refuse('reason-needed', 'Say why, so that they know what to do.', [
        { path: 'reason', says: 'Write your reason.' },
      ]),
    }
  if (does === 'hold' && now.heldBy !== null)
    return { declined: await sayNo(tx, open, asker, { rule: 'held' }) }
  const at = nextMoment(needs, open)
  const row = actRow(needs, open, { at, does, answers: [], reason: why === '' ? null : why })
  await insertAct(tx, row)
  const act: Act = { does, by: asker.person, at, version }
  const people = [...now.authors, ...(now.round ? [now.round.by] : [])]
  const events =
    does === 'return'
      ? await tellOfPost(needs, open, { kind: 'returned', people, after: `returned ${row.id}` })
      : []
  return await settle(
    needs,
    open,
    withAct(open, act),
    {
      type: told[does].type,
      parts: {
        decision: { version, digest, round: row.round },
        ...(row.reason !== null && { reason: row.reason }),
      },
      rows: [{ table: 'post_act', key: row.id }],
    },
    { isApproved: false },
    events,
  )
}

/** The row of an act on the last version. */
export function actRow(
  { source, asker, signedInBy }: ActNeeds,
  { post, now, round }: OpenPost,
  said: {
    readonly at: string
    readonly does: PostActTable['does']
    readonly answers: Answers
    readonly reason: string | null
  },
) {
  return {
    ...{ id: newId(source), post: post.id, version: now.version.version, round: round?.id ?? null },
    ...{ digest: now.version.digest, step: null, delegation: null, has_stepped_up: asker.hasSteppedUp },
    ...{ signed_in_by: signedInBy, person: asker.person, ...said },
  }
}
