import type { IncidentOutcome } from '@secondlook/contract'
import { type Refusal, refuse } from '../../http/refusals.ts'
import { done as doneWaiting } from '../../notices/index.ts'
import { type Asker, decide } from '../../people/index.ts'
import { commit, type Recorder } from '../../records/index.ts'
import { findHolding } from '../../registers/index.ts'
import { newId } from '../../store/ids.ts'
import type { IncidentActTable } from '../tables.ts'
import { standingOf, whyNot } from './incident.ts'
import { noticeOfForeseen, noticeOfIncident } from './jobs.ts'
import { showIncident } from './show-incidents.ts'
import { findIncident, insertIncidentAct, lockIncident } from './store.ts'

export type DoesToIncident =
  | { readonly does: 'take' }
  | { readonly does: 'note' | 'open-again'; readonly says: string }
  | { readonly does: 'close'; readonly says: string; readonly outcome: IncidentOutcome }

export const noIncident = refuse('not-found', 'There is no such incident that you may see.')

const types: Readonly<Record<IncidentActTable['does'], { readonly type: string }>> = {
  take: { type: 'incident.taken' },
  note: { type: 'incident.noted' },
  close: { type: 'incident.closed' },
  'open-again': { type: 'incident.opened-again' },
}

/** What somebody does about an incident, in one commit. */
export async function actOnIncident(
  recorder: Recorder,
  asker: Asker,
  id: string,
  doing: DoesToIncident,
): Promise<Refusal | undefined> {
  const { db } = recorder.database
  const page = await showIncident(db, asker, id)
  if (!page) return noIncident
  const [channel] = await findHolding(db, ['channels'], asker.at, [page.channel.id])
  const decision = decide(asker, 'incident.handle', { unit: channel?.unit ?? null, channel: page.channel.id })
  if (!decision.may) return refuse('not-allowed', decision.because)
  const done = await commit<undefined, Refusal>(recorder, decision.permit, async (tx, at) => {
    await lockIncident(tx, id)
    const incident = await findIncident(tx, id)
    if (!incident) return { declined: noIncident }
    const no = whyNot(doing.does, standingOf(incident.acts), asker.person)
    if (no !== undefined) return { declined: refuse('not-in-this-state', no) }
    const last = incident.acts.at(-1)?.at ?? ''
    const row: IncidentActTable = {
      ...{ id: newId(recorder.source), incident: id, does: doing.does, person: asker.person },
      outcome: 'outcome' in doing ? doing.outcome : null,
      says: 'says' in doing ? doing.says : null,
      at: at > last ? at : new Date(Date.parse(last) + 1).toISOString(),
    }
    await insertIncidentAct(tx, row)
    const ended =
      doing.does === 'close'
        ? await doneWaiting(tx, at, { about: id, kind: [noticeOfIncident, noticeOfForeseen] })
        : []
    return {
      result: undefined,
      events: [
        {
          ...{ ...types[doing.does], subject: incident.post ?? incident.channel },
          parts: {
            act: { incident: id, outcome: row.outcome },
            ...(row.says !== null && { note: row.says }),
          },
          rows: [{ table: 'incident_act' as const, key: row.id }],
        },
        ...ended,
      ],
    }
  })
  return done.ok ? undefined : done.declined
}
