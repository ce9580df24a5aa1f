import type { NewComment } from '@secondlook/contract'
import { type Refusal, refuse } from '../../http/refusals.ts'
import type { Declined, Done } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { newId } from '../../store/ids.ts'
import { findInitiativesOf } from '../confined/store.ts'
import { type ActNeeds, noPost } from '../review/act-on.ts'
import { tellOfPost } from '../review/notices.ts'
import { findLastVersions } from '../review/store.ts'
import { findPost, holdPost } from '../store.ts'
import { loadSurroundings } from '../surroundings.ts'
import { type CommentRow, findComment, findComments, insertComment, insertSettled } from './store.ts'

type Outcome<T> = Done<T> | Declined<Refusal>

const gone = refuse('not-found', 'There is no such comment here.')

/** Says something about a post, or about a place in one of its versions. */
export async function comment(
  needs: ActNeeds,
  post: string,
  { text, anchor, replyTo, suggestion }: NewComment,
): Promise<Outcome<{ readonly id: string }>> {
  const { tx, at, asker, source } = needs
  const found = await findPost(tx, post)
  if (!found) return { declined: noPost }
  if (replyTo !== null && (await findComment(tx, replyTo))?.post !== post) return { declined: gone }
  if (suggestion !== null && anchor === null)
    return {
      declined: refuse('bad-request', 'Choose the words that yours should stand for.', [
        { path: 'anchor', says: 'Select the words first.' },
      ]),
    }
  const id = newId(source)
  await insertComment(tx, {
    ...{ id, post, text, anchor, reply_to: replyTo, suggestion, person: asker.person, at },
  })
  return {
    result: { id },
    events: [
      {
        type: 'post.commented',
        subject: post,
        parts: {
          comment: { id, text, replyTo, anchor },
          ...(suggestion !== null && { suggestion }),
        },
        rows: [{ table: 'post_comment', key: id }],
      },
      ...(await tellOthers(needs, post, id)),
    ],
  }
}

/** Tells those who wrote, and those who are in the conversation; not whoever says it. */
async function tellOthers(needs: ActNeeds, id: string, event: string) {
  const { tx, at, asker } = needs
  const post = await findPost(tx, id)
  if (!post) return []
  const [last] = await findLastVersions(tx, [id])
  const said = await findComments(tx, id)
  const people = [post.begun_by, ...(last?.authors ?? []), ...said.map(({ person }) => person)]
  const others = people.filter((one) => !asker.selves.has(one))
  const around = await loadSurroundings(tx, at, [{ people: others, tier: null, channels: [] }])
  const initiatives = await findInitiativesOf(tx, id)
  return await tellOfPost(
    needs,
    { post, around, initiatives },
    {
      ...{ kind: 'commented', people: others, after: `commented ${event}` },
    },
  )
}

export type HowSettled = 'settled' | 'taken' | 'declined'
const told = {
  settled: { type: 'post.comment-settled' },
  taken: { type: 'post.suggestion-taken' },
  declined: { type: 'post.suggestion-declined' },
} as const

/** Takes the words of a suggestion into the draft, and makes whoever wrote them a writer of it. */
export type TakeSuggestion = (
  tx: Tx,
  taken: {
    readonly post: string
    readonly comment: CommentRow
    /** Whoever takes it. */
    readonly by: string
    readonly at: string
  },
) => Promise<Refusal | undefined>

/** Settles a comment; sent twice the same, it is done once. */
export async function settleComment(
  needs: ActNeeds,
  post: string,
  id: string,
  how: HowSettled,
  take: TakeSuggestion,
): Promise<Outcome<null>> {
  const { tx, at, asker, source } = needs
  await holdPost(tx, post)
  const found = await findComment(tx, id)
  if (found?.post !== post) return { declined: gone }
  if (found.how !== null)
    return {
      declined: refuse(
        'already-ended',
        found.how === how ? 'This is settled already.' : 'Somebody has answered this already.',
      ),
    }
  if (how !== 'settled' && found.suggestion === null)
    return { declined: refuse('not-in-this-state', 'It suggests no other words.') }
  if (how === 'taken') {
    const no = await take(tx, { post, comment: found, by: asker.person, at })
    if (no) return { declined: no }
  }
  const row = { id: newId(source), comment: id, how, person: asker.person, at }
  await insertSettled(tx, row)
  return {
    result: null,
    events: [
      {
        type: told[how].type,
        subject: post,
        parts: { comment: { id, by: found.person } },
        rows: [{ table: 'post_comment_settled', key: row.id }],
      },
    ],
  }
}
