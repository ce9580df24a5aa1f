import type { JobKind } from '../../jobs/job.ts'
import { type NoticeKind, type NoticeKinds, tell } from '../../notices/index.ts'
import { findWhoMayKnow, findWhoseWords } from '../../posts/index.ts'
import { findSightingsAbout, findWhoAnswers } from '../../publishing/index.ts'
import { commit, type NewEvent, type Permit, type Recorder } from '../../records/index.ts'
import { findOnDuty } from '../../registers/index.ts'
import type { Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { insertIncident, isOpened } from './store.ts'

/** What is told of an incident, and ends when it is closed. */
export const noticeOfIncident = 'cases.incident'

/** The same of what was foreseen, which waits for the morning. */
export const noticeOfForeseen = 'cases.incident-foreseen'

/** Things that are wrong on a channel are told at once, at any hour. */
export const incidentNotices: readonly NoticeKind[] = [
  {
    ...{ kind: noticeOfIncident, title: 'Something on a channel of yours needs a look now.' },
    ...{ name: 'Incidents on channels', isMailed: true, isUrgent: true, isMustKnow: true, endsBy: 'deed' },
  },
  {
    ...{
      kind: noticeOfForeseen,
      title: 'A channel of yours shows a post as was said before it was approved.',
    },
    ...{ name: 'What platforms do to posts', isMailed: true, isUrgent: false, isMustKnow: false },
    endsBy: 'deed',
  },
]

export type IncidentJobNeeds = {
  readonly recorder: Recorder
  readonly kinds: NoticeKinds
  readonly permitOf: (job: string, act: string) => Permit
}

/** Opens an incident for each thing that was noticed, once, and tells who answers for the channel and who is on duty for it. */
export const incidentJobs = (needs: IncidentJobNeeds): readonly JobKind[] => [
  {
    ...{ name: 'cases.open-incidents', retryLimit: 20, isOrdered: true, after: ['channel.noticed'] },
    run: async ({ subject }) => await openIncidents(needs, subject),
  },
]

export async function openIncidents(
  { recorder, kinds, permitOf }: IncidentJobNeeds,
  subject: string,
): Promise<void> {
  const sightings = await findSightingsAbout(recorder.database.db, subject)
  for (const sighting of sightings)
    await commit(recorder, permitOf('cases.open-incidents', 'incident.open'), async (tx, at) => {
      if (await isOpened(tx, sighting.id)) return { declined: 'open' as const }
      const { kind, channel, post } = sighting
      const id = newId(recorder.source)
      await insertIncident(tx, { id, kind, sighting: sighting.id, channel, post, at })
      const opened: NewEvent = {
        ...{ type: 'incident.opened', subject: post ?? channel, parts: { incident: { id, kind, channel } } },
        rows: [{ table: 'incident', key: id }],
      }
      const told: NewEvent[] = []
      const isForeseen = sighting.what['isForeseen'] === true
      const noticeKind = isForeseen ? noticeOfForeseen : noticeOfIncident
      for (const person of await findWhom(tx, at, { channel, post, isForeseen })) {
        const telling = { event: id, person, kind: noticeKind, about: id, link: `/incidents/${id}` }
        told.push(...((await tell(tx, { at, source: recorder.source, kinds }, telling))?.events ?? []))
      }
      return { result: undefined, events: [opened, ...told] }
    })
}

/**
 * Everybody who answers for the channel, and whoever is on duty for it; what was foreseen waits for the morning, when
 * whoever is on duty now is asleep. What is about a post that is confined is told of to nobody off its list; where that
 * leaves nobody, those whose words it is are told, so that somebody is.
 */
async function findWhom(
  tx: Tx,
  at: string,
  {
    channel,
    post,
    isForeseen,
  }: { readonly channel: string; readonly post: string | null; readonly isForeseen: boolean },
): Promise<readonly string[]> {
  const onDuty = isForeseen ? [] : await findOnDuty(tx, [channel], at)
  const whom = [...new Set([...(await findWhoAnswers(tx, at, channel)), ...onDuty])]
  if (post === null) return whom
  const told = await findWhoMayKnow(tx, at, post, whom)
  return told.length > 0 ? told : await findWhoMayKnow(tx, at, post, await findWhoseWords(tx, post))
}
