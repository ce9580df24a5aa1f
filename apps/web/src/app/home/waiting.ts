import type { Waiting } from '@secondlook/contract'
import { sayDistance, sayInstant } from '../words/instant.ts'

type Promised = Pick<Waiting, 'due' | 'since'>

/** Oldest promise first: what is due before what is not, the earliest due first, then what has waited longest. */
export function byOldestPromise<One extends Promised>(waiting: readonly One[]): readonly One[] {
  return [...waiting].sort((one, other) => keyOf(one).localeCompare(keyOf(other)))
}

const keyOf = ({ due, since }: Promised): string => `${due ?? '9999'} ${since}`

/** `Due Tue 24 Nov 2026, 9:05 am (Canberra), in 3 hours`. */
export function sayDue({ due }: Pick<Waiting, 'due'>, now: string): string {
  if (due === null) return ''
  return due < now
    ? `Was due ${sayInstant(due)}, ${sayDistance(due, now)}`
    : `Due ${sayInstant(due)}, ${sayDistance(due, now)}`
}

/** `Dana Wu asked 2 hours ago`, or `Here for 2 hours` where nobody waits. */
export function sayWaiter({ who, since }: Pick<Waiting, 'who' | 'since'>, now: string): string {
  const how = sayDistance(since, now)
  if (who === null) return how === 'just now' ? 'Here just now' : `Here for ${how.replace(' ago', '')}`
  return how === 'just now' ? `${who} asked just now` : `${who} asked ${how}`
}
