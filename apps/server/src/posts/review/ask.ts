import type { AskForApproval } from '@secondlook/contract'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { newId } from '../../store/ids.ts'
import { approvalOf } from '../lifecycle/approved.ts'
import type { Asked } from '../lifecycle/history.ts'
import { mayNotAsk } from '../lifecycle/may.ts'
import { channelsOf } from '../world.ts'
import { type ActNeeds, isNo, nextMoment, type Outcome, openHeld, settle, withAct } from './act-on.ts'
import { afterHours } from './due.ts'
import { endOfPost } from './notices.ts'
import { dueNow, type OpenPost } from './open-post.ts'
import { emergencyHoursOf, emergencySteps, type Plan, planOf } from './plan.ts'
import { sayNo } from './say-no.ts'
import { insertRound, type RoundRow } from './store.ts'

/** Asks for approval of the last version. Asked twice the same, it is asked once. */
export async function askForApproval(
  needs: ActNeeds,
  post: string,
  wanted: AskForApproval,
): Promise<Outcome<{ readonly id: string }>> {
  const open = await openHeld(needs, post)
  if (isNo(open)) return { declined: open }
  const { tx, asker } = needs
  const { now, world, last } = open
  const isEmergency = wanted.emergency !== null
  if (wanted.version !== last.number) return { declined: await sayNo(tx, open, asker, { rule: 'Y1' }) }
  const plan = stepsFor(open, isEmergency)
  if ('refusal' in plan) return { declined: plan }
  const no = mayNotAsk(now, world, { steps: plan.steps, isEmergency })
  if (no?.rule === 'R1' && isAskedSo(open, asker.person, isEmergency))
    return { declined: askedBefore(open.round?.id ?? '') }
  if (no) return { declined: await sayNo(tx, open, asker, no) }
  if (approvalOf({ ...now, round: null }, world).isApproved)
    return {
      declined: refuse('not-in-this-state', 'It fills an approved template, so it is approved already.'),
    }
  const at = nextMoment(needs, open)
  const row: RoundRow = {
    ...{ id: newId(needs.source), post, version: last.number, steps: plan.steps, is_emergency: isEmergency },
    ...{ reason: wanted.emergency?.reason ?? null, note: wanted.note, asked_by: asker.person, asked_at: at },
    due_at: isEmergency ? emergencyDue(open, at) : null,
  }
  const act: Asked = {
    ...{ does: 'ask', by: asker.person, at, version: last.number },
    ...{ steps: plan.steps, isEmergency },
  }
  const after = withAct(open, act, { round: row })
  const kept: RoundRow = { ...row, due_at: row.due_at ?? dueNow(after, needs.zone) }
  await insertRound(tx, kept)
  return await settle(
    needs,
    open,
    { ...after, round: kept },
    {
      type: 'post.asked',
      parts: {
        round: {
          ...{ id: row.id, version: row.version, digest: last.digest, isEmergency, due: kept.due_at },
          steps: plan.steps.map(({ name, need, of, channels, hours, escalatesTo }) => ({
            ...{
              name,
              need,
              of: of && [...of],
              channels: [...channels],
              hours,
              escalatesTo: [...escalatesTo],
            },
          })),
          routes: [...plan.routes],
        },
        ...(row.note !== null && { note: row.note }),
        ...(row.reason !== null && { reason: row.reason }),
      },
      rows: [{ table: 'post_round', key: row.id }],
    },
    { id: row.id },
    await endOfPost(needs, post, ['returned']),
  )
}

/** For whoever sends the same twice: not a refusal, but the round that there is. */
const askedBefore = (round: string): Refusal & { readonly round: string } => ({
  ...refuse('asked-already', 'You have asked for approval of this version already.'),
  round,
})

/** The round that somebody asked for before, where that is all that stood against asking. */
export const roundBefore = (declined: Refusal): string | undefined =>
  'round' in declined && typeof declined.round === 'string' ? declined.round : undefined

const isAskedSo = ({ now, world, round }: OpenPost, person: string, isEmergency: boolean): boolean =>
  round !== null &&
  world.humanOf(round.asked_by) === world.humanOf(person) &&
  round.version === now.version.version &&
  round.is_emergency === isEmergency

/** The steps of a round for a post as it stands, or what is missing before there can be any. */
export function stepsFor(open: OpenPost, isEmergency: boolean): Plan | Refusal {
  const { facts, around } = open
  if (facts.tier === null)
    return refuse('fact-stands', 'Nobody has set how much is at stake. Set it, and save the post again.')
  if (facts.channels.length === 0)
    return refuse('fact-stands', 'It goes to no channel yet. Choose one, and save the post again.')
  if (isEmergency) return { steps: emergencySteps(facts.channels), routes: [], usualFor: [] }
  return planOf(facts.tier, channelsOf(around, facts), around.routes)
}

/** By when somebody else looks at what goes out in an emergency. */
function emergencyDue({ facts, around }: OpenPost, at: string): string {
  const hours = emergencyHoursOf(facts.tier ?? 'T3', channelsOf(around, facts), around.routes)
  return afterHours(at, hours)
}
