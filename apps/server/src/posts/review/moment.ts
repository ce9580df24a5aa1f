import type { History } from '../lifecycle/history.ts'

/**
 * The instant of what is done next to a post: that of the commit, and always after everything that was done before, so
 * that what happened is read again in the order in which it was decided, whichever machine's clock is ahead.
 */
export function momentAfter(at: string, history: History): string {
  const last = history.reduce((latest, act) => (act.at > latest ? act.at : latest), '')
  return at > last ? at : new Date(Date.parse(last) + 1).toISOString()
}
