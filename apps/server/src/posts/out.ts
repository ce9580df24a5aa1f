import type { MayDo, OutShown, OutState, PostPage } from '@secondlook/contract'
import { type Refusal, refuse } from '../http/refusals.ts'
import type { Asker } from '../people/index.ts'
import type { Db, Tx } from '../store/database.ts'
import { decideOnAny } from './review/permits.ts'
import { holdPost } from './store.ts'

/** Whether anything of a post is out on a channel, or may be. Published for the context that sends. */
export type IsOut = (tx: Tx, post: string) => Promise<boolean>

const out = refuse(
  'not-in-this-state',
  'It is out on a channel, or on its way, so it stays as it is. Take it down there, or write a correction.',
)

/** Why a post is not changed or taken back any more. It is held first, so that it does not leave in between. */
export async function whyOut(isOut: IsOut | undefined, tx: Tx, post: string): Promise<Refusal | undefined> {
  if (!isOut) return undefined
  await holdPost(tx, post)
  return (await isOut(tx, post)) ? out : undefined
}

/** A version on its channels, of which it is asked where it stands there. */
export type OnChannels = {
  readonly post: string
  readonly version: number | null
  readonly channels: readonly string[]
}
export type OutNow = Pick<OutShown, 'state' | 'isOut' | 'since'> & { readonly needsSomebody: boolean }

/** Where posts stand on their channels, of many at once; what is on its way to none is not there. */
export type FindOut = (db: Db, posts: readonly OnChannels[]) => Promise<ReadonlyMap<string, OutNow>>

type OfPost = OnChannels & { readonly state: string; readonly unit: string | null }

/** What is said of a post that is approved; of one that is written or reviewed anew its own state says more. */
const saidOfApproved: ReadonlySet<OutState> = new Set(['stopped', 'by-hand', 'taken-down', 'not-going-out'])

/** Where posts stand on their channels for whoever looks: whether it is they who have to do something about it. */
export async function showOut(
  findOut: FindOut | undefined,
  db: Db,
  asker: Asker,
  posts: readonly OfPost[],
): Promise<ReadonlyMap<string, OutShown>> {
  const saved = posts.filter(({ version }) => version !== null)
  const found = findOut && saved.length > 0 ? await findOut(db, saved) : new Map<string, OutNow>()
  return new Map(
    saved.flatMap(({ post, state: own, unit, channels }) => {
      const now = found.get(post)
      if (!now) return []
      const { state, needsSomebody, since, isOut } = now
      if (saidOfApproved.has(state) && own !== 'approved' && own !== 'expired') return []
      const act = state === 'by-hand' ? 'publication.by-hand' : 'publication.let-go'
      const isMine = needsSomebody && decideOnAny(asker, act, { unit, channels }).may
      const needs = !needsSomebody ? 'nobody' : isMine ? 'you' : 'somebody'
      return [[post, { state, needs, since, isOut }] as const]
    }),
  )
}

const stays: MayDo = { may: false, whyNot: out.says }

/** What whoever looks may do to a post, without what is refused to everybody while it is out. */
export const mayWhileOut = (may: PostPage['may'], now: OutShown | null): PostPage['may'] =>
  now?.isOut === true
    ? {
        ...may,
        ...{ edit: stays, ask: stays, approve: stays, return: stays, hold: stays, release: stays },
        ...{ recall: stays, drop: stays },
      }
    : may
