import { type Refusal, refuse } from '../http/refusals.ts'
import type { Tx } from '../store/database.ts'
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
