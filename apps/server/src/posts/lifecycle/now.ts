import type { Asked, History, SaidYes, Saved } from './history.ts'
import { allRules, type Rules } from './rules.ts'

/** What stands of a history: its last version with everybody who wrote it, and what was said of that version. */
export type Now = {
  readonly version: Saved
  /** V2 */
  readonly authors: readonly string[]
  /** The round for this version, open or done; `null` where nobody was asked or it was taken back. */
  readonly round: Asked | null
  readonly yeses: readonly SaidYes[]
  readonly ended: 'returned' | 'recalled' | null
  readonly heldBy: string | null
  readonly isDropped: boolean
  readonly isNeutralSettled: boolean
  readonly isLookedAfter: boolean
}

/** Folds a history; `undefined` while no version was saved. */
export function nowOf(history: History, rules: Rules = allRules): Now | undefined {
  let now: Now | undefined
  for (const act of history) {
    if (act.does === 'save') now = afterSaving(now, act, rules)
    else if (now) now = after(now, act)
  }
  return now
}

function afterSaving(before: Now | undefined, version: Saved, rules: Rules): Now {
  const kept = rules.has('V2-for-ever') ? (before?.authors ?? []) : []
  const authors = new Set([
    ...kept,
    ...(rules.has('V2-savers') ? [version.by] : []),
    ...(rules.has('V2-writers') ? version.writers : []),
  ])
  const isRoundKept = !rules.has('V3') && before !== undefined
  return {
    ...{ version, authors: [...authors], ended: null, isNeutralSettled: false, isLookedAfter: false },
    round: isRoundKept ? before.round : null,
    yeses: isRoundKept ? before.yeses : [],
    heldBy: before?.heldBy ?? null,
    isDropped: before?.isDropped ?? false,
  }
}

function after(now: Now, act: Exclude<History[number], Saved>): Now {
  switch (act.does) {
    case 'ask':
      return { ...now, round: act, yeses: [], ended: null }
    case 'approve':
      return { ...now, yeses: [...now.yeses, act] }
    case 'return':
      return { ...now, ended: 'returned' }
    case 'recall':
      return { ...now, ended: 'recalled' }
    case 'hold':
      return { ...now, heldBy: act.by }
    case 'release':
      return { ...now, heldBy: null }
    case 'drop':
      return { ...now, isDropped: true }
    case 'settle-neutral':
      return { ...now, isNeutralSettled: true }
    case 'find-again':
      return act.isNeutral
        ? { ...now, version: { ...now.version, isNeutral: true }, isNeutralSettled: false }
        : now
    case 'look-after':
      return { ...now, isLookedAfter: true }
  }
}
