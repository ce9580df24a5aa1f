import type { Acting, Leave } from '@secondlook/contract'
import { sayInstant, sayUntil } from '../words/instant.ts'
import { listOf } from '../words/people.ts'

/** `From … until ….`, or `Until …` where it has begun. */
const saySpan = ({ from, to }: Pick<Leave, 'from' | 'to'>, now: string): string =>
  from <= now ? `Until ${sayUntil(to)}` : `From ${sayInstant(from)} until ${sayUntil(to)}`

export const sayLeave = (leave: Leave, now: string): string =>
  `${saySpan(leave, now)}. ${leave.standsIn ? `${leave.standsIn.name} stands in.` : 'Nobody stands in.'}`

/** Who acts for whom. */
export const sayActing = ({ person, actsFor }: Acting): string => `${person.name} acts for ${actsFor.name}`

/** How long somebody acts, and what they hold by it and why. */
export function sayActingMore(acting: Acting, now: string): string {
  const { actsFor, roles } = acting
  const held = roles.filter(({ isHeld }) => isHeld).map(({ name }) => name)
  const lost = roles.filter(({ isHeld }) => !isHeld).map(({ name }) => name)
  return [
    `${saySpan(acting, now)}.`,
    held.length > 0
      ? `With it goes the role of ${listOf(held)}, because ${actsFor.name} holds it and for as long as they do.`
      : `No role goes along.`,
    ...(lost.length > 0 ? [`${actsFor.name} is ${listOf(lost)} no longer, so that does not go along.`] : []),
    `Who reports to ${actsFor.name} reports to both.`,
  ].join(' ')
}
