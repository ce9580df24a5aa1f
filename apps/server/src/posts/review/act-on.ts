import { type Refusal, refuse } from '../../http/refusals.ts'
import type { NoticeKinds } from '../../notices/index.ts'
import type { Asker } from '../../people/index.ts'
import type { ChangedRow, Declined, Done, Json, NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import type { IdSource } from '../../store/ids.ts'
import type { Act } from '../lifecycle/history.ts'
import { nowOf } from '../lifecycle/now.ts'
import { writeStanding } from '../standing/store.ts'
import { holdPost } from '../store.ts'
import { momentAfter } from './moment.ts'
import { type TellPosts, tellWhoWaits } from './notices.ts'
import { type OpenPost, openPosts, standingOf } from './open-post.ts'

/** What everything that is done to a post is handed, inside of a commit. */
export type ActNeeds = {
  readonly tx: Tx
  readonly at: string
  readonly source: IdSource
  readonly kinds: NoticeKinds
  readonly zone: string
  readonly asker: Asker
  /** How whoever acts has signed in: a passkey, the work account, a token. */
  readonly signedInBy: string | null
}

export const noPost = refuse('not-found', 'There is no such post that you may see. It may have been moved.')
export const noVersion = refuse(
  'not-in-this-state',
  'Nothing of this post was saved as a version yet. Save it first.',
)

/** Opens a post for an act on it and keeps everybody else away from it until the commit ends. */
export async function openHeld(
  { tx, at, asker }: Pick<ActNeeds, 'tx' | 'at' | 'asker'>,
  id: string,
): Promise<OpenPost | Refusal> {
  const post = await holdPost(tx, id)
  if (!post) return noPost
  const [open] = await openPosts(tx, at, [post], [...asker.selves])
  return open ?? noVersion
}

export const isNo = (found: object): found is Refusal => 'refusal' in found

/** The instant of what is done next: of the commit, and after everything that was done to the post. */
export const nextMoment = ({ at }: Pick<ActNeeds, 'at'>, { history }: OpenPost): string =>
  momentAfter(at, history)

/** The post as it stands after one more act. */
export function withAct(open: OpenPost, act: Act, more: Partial<Pick<OpenPost, 'round'>> = {}): OpenPost {
  const history = [...open.history, act]
  return { ...open, ...more, history, now: nowOf(history) ?? open.now }
}

export type ToRecord = {
  readonly type: string
  readonly parts: Readonly<Record<string, Json>>
  readonly rows: readonly ChangedRow[]
}

/** Records what was done, and with it where the post stands now and whom it waits for. */
export async function settle<T>(
  needs: TellPosts,
  before: OpenPost,
  after: OpenPost,
  { type, parts, rows }: ToRecord,
  result: T,
  more: readonly NewEvent[] = [],
): Promise<Done<T>> {
  const { tx, at, source, zone } = needs
  const stands = await writeStanding(tx, { at, source }, after.post.id, standingOf(after, zone))
  const told = await tellWhoWaits(needs, after, before)
  return {
    result,
    events: [{ type, subject: after.post.id, parts, rows: [...rows, ...stands] }, ...more, ...told],
  }
}

export type Outcome<T> = Done<T> | Declined<Refusal>
