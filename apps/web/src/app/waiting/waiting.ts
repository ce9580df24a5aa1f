import type { Notice } from '@secondlook/contract'
import { sayDistance, sayInstant } from '../words/instant.ts'

type Promised = Pick<Notice, 'dueAt' | 'toldAt'>

/** Oldest promise first: what is due before what is not, the earliest due first, then what has waited longest. */
export function byOldestPromise<One extends Promised>(waiting: readonly One[]): readonly One[] {
  return [...waiting].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
}

const keyOf = ({ dueAt, toldAt }: Promised): string => `${dueAt ?? '9999'} ${toldAt}`

/** `Due Tue 24 Nov 2026, 9:05 am (Canberra), in 3 hours`, or how long it has waited. */
export function sayPromise({ dueAt, toldAt }: Promised, now: string): string {
  if (dueAt === null) {
    const how = sayDistance(toldAt, now)
    return how === 'just now' ? 'Here just now' : `Here for ${how.replace(' ago', '')}`
  }
  const begins = dueAt < now ? 'Was due' : 'Due'
  return `${begins} ${sayInstant(dueAt)}, ${sayDistance(dueAt, now)}`
}
