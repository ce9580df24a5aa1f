import type { JobKind } from '../jobs/job.ts'
import { recordAnnouncement } from '../registers/index.ts'
import { findActs, toLifeAct } from './life/store.ts'
import type { PublishingNeeds } from './needs.ts'

export type AnnouncementNeeds = Pick<PublishingNeeds, 'recorder' | 'permitOf'> & { readonly zone: string }

/** What a post was named to announce is announced once the post is out. */
export const announcementJobs = (needs: AnnouncementNeeds): readonly JobKind[] => [
  {
    ...{ name: 'publishing.announce', retryLimit: 20, isOrdered: true },
    after: ['publication.sent', 'publication.found', 'publication.by-hand'],
    run: async ({ subject }) => await announce(needs, subject),
  },
]

export async function announce({ recorder, permitOf, zone }: AnnouncementNeeds, post: string): Promise<void> {
  const acts = (await findActs(recorder.database.db, [post])).map(toLifeAct)
  const [where] = acts.flatMap(({ published }) => (published?.parts ?? []).map(({ address }) => address))
  if (where === undefined) return
  const permit = permitOf('publishing.announce', 'initiative.edit')
  await recordAnnouncement({ recorder, permit, zone }, { post, where })
}
