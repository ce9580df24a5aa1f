import { type Refusal, refuse } from '../../http/refusals.ts'
import type { Act, Asker, Decision } from '../../people/index.ts'
import type { Permit } from '../../records/index.ts'
import type { Db } from '../../store/database.ts'
import { type AboutPost, decideOn } from '../about.ts'
import { mayKnowOf } from '../confined/store.ts'
import type { PostTable } from '../tables.ts'
import { findHead, type VersionRow } from './store.ts'

/** A post that whoever asks may see, with its last version. */
export type Readable = {
  readonly post: PostTable
  readonly last: VersionRow | undefined
  readonly about: AboutPost
}

/** A post for whoever may read it and know of it; for everybody else there is none. */
export async function findReadable(db: Db, asker: Asker, id: string): Promise<Readable | undefined> {
  const head = await findHead(db, id)
  if (!head) return undefined
  const { post, last } = head
  const about = {
    unit: post.unit,
    channels: last?.channels ?? head.draftChannels,
    authors: last?.authors ?? [post.begun_by],
  }
  if (!decideOn(asker, 'post.read', about).may) return undefined
  return (await mayKnowOf(db, asker, head.about)) ? { post, last, about } : undefined
}

/** For what somebody does to a post: one channel that they are named for is enough where each counts for itself. */
export function decideOnAny(asker: Asker, act: Act, about: AboutPost): Decision {
  const whole = decideOn(asker, act, about)
  if (whole.may) return whole
  const each = about.channels.map((channel) => decideOn(asker, act, { ...about, channels: [channel] }))
  return each.find(({ may }) => may) ?? each.find((one) => !one.may && one.needs) ?? whole
}

/** The permit of an act on a post, or why there is none. */
export function permitOn(asker: Asker, act: Act, about: AboutPost): Permit | Refusal {
  const decision = decideOnAny(asker, act, about)
  if (decision.may) return decision.permit
  return decision.needs === 'step-up'
    ? refuse('step-up-needed', decision.because)
    : refuse('not-allowed', decision.because)
}
