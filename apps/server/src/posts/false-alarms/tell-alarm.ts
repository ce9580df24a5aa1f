import type { FalseAlarm } from '@secondlook/contract'
import type { z } from 'zod'
import { type Refusal, refuse } from '../../http/refusals.ts'
import type { Declined, Done } from '../../records/index.ts'
import { newId } from '../../store/ids.ts'
import { type ActNeeds, noPost } from '../review/act-on.ts'
import { findVersion } from '../review/store.ts'
import { findPost } from '../store.ts'
import { endAlarm, findAlarmOf, insertAlarm } from './store.ts'

type Outcome<T> = Done<T> | Declined<Refusal>
/** Words of a finding, as far as somebody needs them to see why it is none. */
const wordsMax = 300

/** Tells whoever owns the policy that a finding is none, and why. */
export async function tellFalseAlarm(
  { tx, at, asker, source }: ActNeeds,
  id: string,
  { version, rule, reason }: z.infer<typeof FalseAlarm>,
): Promise<Outcome<{ readonly id: string }>> {
  const post = await findPost(tx, id)
  const saved = post && (await findVersion(tx, id, version))
  if (!saved) return { declined: noPost }
  const finding = saved.check_found.findings.find((one) => one.rule === rule)
  if (!finding) return { declined: refuse('not-found', 'There is no such finding in this version.') }
  const before = await findAlarmOf(tx, { post: id, version, rule, selves: [...asker.selves] })
  if (before) return { declined: refuse('already-ended', 'You have told this already.') }
  const span = finding.spans.find((one) => one.in === 'text')
  const words = span ? saved.body.text.slice(span.from, Math.min(span.to, span.from + wordsMax)) : ''
  const row = {
    ...{ id: newId(source), post: id, version, rule, clause: finding.clause, words, reason },
    ...{ unit: post.unit, person: asker.person, from_at: at, ended_at: null },
  }
  await insertAlarm(tx, row)
  return {
    result: { id: row.id },
    events: [
      {
        type: 'false-alarm.told',
        subject: id,
        parts: { alarm: { id: row.id, version, rule, clause: row.clause, words }, reason },
        rows: [{ table: 'post_false_alarm', key: row.id }],
      },
    ],
  }
}

/** The policy owner has seen it. */
export async function noteFalseAlarm(
  { tx, at }: Pick<ActNeeds, 'tx' | 'at'>,
  { id, post }: { readonly id: string; readonly post: string },
): Promise<Outcome<null>> {
  if (!(await endAlarm(tx, id, at)))
    return { declined: refuse('already-ended', 'Somebody has noted this already.') }
  return {
    result: null,
    events: [
      {
        type: 'false-alarm.noted',
        subject: post,
        parts: { alarm: { id } },
        rows: [{ table: 'post_false_alarm', key: id }],
      },
    ],
  }
}
