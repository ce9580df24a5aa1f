import type { JobKind } from '../../jobs/job.ts'
import { type NoticeKinds, type Telling, tellEach } from '../../notices/index.ts'
import { findWhoMayKnow } from '../../posts/index.ts'
import { commit, type NewEvent } from '../../records/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'
import type { PublishingNeeds } from '../needs.ts'
import { findWhoAnswers } from '../people/who-answers.ts'
import { findComplaints, forgetWords } from './complaints/store.ts'
import { noticeOfComplaint, noticeOfEnd, noticeOfLook } from './notices.ts'
import { lookBy } from './standing.ts'
import { findBlocked, findComments, findEnded, findToLookAt, forgetComments } from './store.ts'

export type CommentJobNeeds = Pick<PublishingNeeds, 'recorder' | 'permitOf'> & { readonly kinds: NoticeKinds }

const waitingMost = 200

/** Lets what was done to comments, and who asks about it, wait for those who did not do it; and forgets in time. */
export const commentJobs = (needs: CommentJobNeeds): readonly JobKind[] => [
  {
    ...{ name: 'publishing.comments-tell', retryLimit: 20, isOrdered: false },
    after: ['comment.deleted', 'comment.writer-blocked', 'comment.told-done', 'comment-complaint.made'],
    run: async () => await tellOfComments(needs),
  },
  {
    ...{ name: 'publishing.comments-tidy', retryLimit: 2, isOrdered: false, cron: '17 * * * *' },
    run: async () => {
      await tellOfComments(needs)
      await forget(needs)
    },
  },
]

/** Forgets what strangers said and wrote, when its time has come. */
export async function forget({ recorder }: Pick<CommentJobNeeds, 'recorder'>): Promise<void> {
  const { db, scratch } = recorder.database
  const now = new Date(recorder.source.now()).toISOString()
  await forgetComments(scratch, { now, except: await findBlocked(db) })
  await forgetWords(scratch, now)
}

type Waits = Pick<Telling, 'event' | 'kind' | 'about' | 'link' | 'due'> & {
  readonly channel: string
  /** Who did it, and so is not told. */
  readonly by: string | null
  /** What it stands under, where that is known: a post that is confined is told of to nobody off its list. */
  readonly post: string | null
}

/** Tells everybody who answers for a channel of what waits there, once for each thing. */
export async function tellOfComments({ recorder, kinds, permitOf }: CommentJobNeeds): Promise<void> {
  const { db } = recorder.database
  const now = new Date(recorder.source.now()).toISOString()
  const ids = (await findHolding(db, ['channels'], now)).map(({ id }) => id)
  const ended = await findEnded(db, now)
  const waiting: readonly Waits[] = [
    ...(await findToLookAt(db, ids)).map(({ id, comment, channel, post, person: by, done_at }) => ({
      ...{ event: `${noticeOfLook} ${id}`, kind: noticeOfLook, about: id, channel, by, post },
      ...{ link: `/comments/${comment}`, due: lookBy(done_at) },
    })),
    ...ended.map(({ id, comment, channel, post, until_at }) => ({
      ...{ event: `${noticeOfEnd} ${id}`, kind: noticeOfEnd, about: id, channel, by: null, post },
      ...{ link: `/comments/${comment}`, due: until_at ?? now },
    })),
    ...(await waitingRequests(db, ids)),
  ]
  for (const { channel: on, by, post, ...telling } of waiting) {
    if (!ids.includes(on)) continue
    await commit(recorder, permitOf('publishing.comments-tell', 'notice.tell'), async (tx, at) => {
      const answering = (await findWhoAnswers(tx, at, on)).filter((person) => person !== by)
      const people = post === null ? answering : await findWhoMayKnow(tx, at, post, answering)
      const told = await tellEach(
        tx,
        { at, source: recorder.source, kinds },
        people.map((person) => ({ ...telling, person })),
      )
      const [first, ...more] = told.flatMap<NewEvent>(({ events }) => events)
      return first ? { result: undefined, events: [first, ...more] } : { declined: 'told-already' as const }
    })
  }
}

async function waitingRequests(db: Db, channels: readonly string[]): Promise<readonly Waits[]> {
  const waiting = (await findComplaints(db, channels, waitingMost)).filter(({ is_answered }) => !is_answered)
  const about = waiting.flatMap(({ comment }) => comment ?? [])
  const comments = await findComments(db, { channels, ids: about, most: waitingMost })
  return waiting.map(({ id, channel, comment, due_at: due }) => ({
    ...{ event: `${noticeOfComplaint} ${id}`, kind: noticeOfComplaint, about: id, channel, by: null },
    post: comments.find((one) => one.id === comment)?.post ?? null,
    ...{ link: `/comments/requests/${id}`, due },
  }))
}
