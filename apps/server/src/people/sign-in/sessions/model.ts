import { later } from '../needs.ts'
import type { SessionTable } from '../tables.ts'

export type SessionTimes = {
  /** How long a session lives unused. */
  readonly idleMs: number
  /** How long it lives at most. */
  readonly absoluteMs: number
  /** How long a confirmation counts. */
  readonly freshMs: number
}

const minute = 60_000
export const usualTimes: SessionTimes = {
  idleMs: 60 * minute,
  absoluteMs: 12 * 60 * minute,
  freshMs: 10 * minute,
}

/** How somebody showed who they are. */
export type How = 'oidc' | 'passkey' | 'enrolment' | 'demonstration'

export const isLive = (session: Pick<SessionTable, 'idle_ends_at' | 'ends_at'>, at: string): boolean =>
  at < session.idle_ends_at && at < session.ends_at

/** Until when a confirmation counts; none where there was none. */
export const stepUpUntil = (
  { stepped_up_at }: Pick<SessionTable, 'stepped_up_at'>,
  { freshMs }: SessionTimes,
): string | undefined => (stepped_up_at === null ? undefined : later(stepped_up_at, freshMs))

/** Where idling ends if the session is used now; none while that is nearly what is written already. */
export function nextIdleEnd(
  { idle_ends_at }: Pick<SessionTable, 'idle_ends_at'>,
  at: string,
  { idleMs }: SessionTimes,
): string | undefined {
  const next = later(at, idleMs)
  return Date.parse(next) - Date.parse(idle_ends_at) > idleMs / 12 ? next : undefined
}

/** When it was last used, to the hour: nobody needs to know it closer. */
export const lastSeen = (
  { idle_ends_at }: Pick<SessionTable, 'idle_ends_at'>,
  { idleMs }: SessionTimes,
): string => toTheHour(later(idle_ends_at, -idleMs))

export const toTheHour = (at: string): string => `${at.slice(0, 13)}:00:00.000Z`
