import type { Comment, Moderator } from '@secondlook/connectors'
import type { ActStanding, CommentDeed } from '@secondlook/contract'
import type { CommentActTable, CommentOutcomeTable } from './tables.ts'

type Act = Pick<CommentActTable, 'id' | 'does' | 'at'>
type Outcome = Pick<CommentOutcomeTable, 'act' | 'stands' | 'at'>

/** Where an act stands, from what came of it: what is known is known, whatever was not known before. */
export function standingOf(act: Pick<Act, 'id'>, outcomes: readonly Outcome[]): ActStanding {
  const own = outcomes.filter((one) => one.act === act.id)
  return own.find(({ stands }) => stands !== 'unknown')?.stands ?? own[0]?.stands ?? 'leaving'
}

/** Whether nobody knows yet what came of it, so that nothing else may be done meanwhile. */
export const isOpen = (standing: ActStanding): boolean => standing === 'leaving' || standing === 'unknown'

/** What is so of a comment and its writer now, by what we did. The platform may know otherwise, and is read. */
export function nowOf(
  acts: readonly Act[],
  outcomes: readonly Outcome[],
): { readonly isBlocked: boolean; readonly open: Act | undefined } {
  const done = acts.filter((act) => standingOf(act, outcomes) === 'done')
  const blocking = done.filter(({ does }) => does === 'block' || does === 'unblock').at(-1)
  return {
    isBlocked: blocking?.does === 'block',
    open: acts.find((act) => isOpen(standingOf(act, outcomes))),
  }
}

export type CommentNow = {
  readonly isHidden: boolean
  readonly isGone: boolean
  readonly isBlocked: boolean
  readonly isOpen: boolean
  /** Whether the platform says who wrote it. */
  readonly hasWriter: boolean
  readonly can: ReadonlySet<CommentDeed>
}

const cannot: Readonly<Record<CommentDeed, string>> = {
  hide: 'This platform does not let us hide a comment.',
  show: 'This platform does not let us hide or show a comment.',
  delete: 'This platform does not let us delete a comment.',
  block: 'This platform does not let us block anybody.',
  unblock: 'This platform does not let us block anybody.',
}

/** Why something cannot be done to a comment as it stands; `undefined` where it can. */
export function whyNot(does: CommentDeed, now: CommentNow): string | undefined {
  if (!now.can.has(does)) return cannot[does]
  if (now.isOpen) return 'Something is being done to it. Wait until it is known what came of that.'
  const isOfWriter = does === 'block' || does === 'unblock'
  if (isOfWriter && !now.hasWriter) return 'The platform does not say which account wrote it.'
  if (does === 'block') return now.isBlocked ? 'They are blocked already.' : undefined
  if (does === 'unblock') return now.isBlocked ? undefined : 'They are not blocked.'
  if (now.isGone) return 'It is not there any more.'
  if (does === 'hide') return now.isHidden ? 'It is hidden already.' : undefined
  if (does === 'show') return now.isHidden ? undefined : 'It is not hidden.'
  return undefined
}

/** What a platform lets us do. */
export const canOf = (moderator: Moderator | undefined): ReadonlySet<CommentDeed> =>
  new Set(
    moderator === undefined
      ? []
      : ([
          ...(moderator.hide ? (['hide'] as const) : []),
          ...(moderator.show ? (['show'] as const) : []),
          ...(moderator.remove ? (['delete'] as const) : []),
          ...(moderator.block ? (['block'] as const) : []),
          ...(moderator.unblock ? (['unblock'] as const) : []),
        ] satisfies readonly CommentDeed[]),
  )

/**
 * What the comment itself says of an act of which nobody knows whether it was done; `undefined` where it cannot say.
 * While it may still be on its way, that it was not done is not said.
 */
export function readOutcome(
  does: CommentDeed,
  found: Pick<Comment, 'isHidden'> | undefined,
  mayStillArrive: boolean,
): 'done' | 'absent' | 'not-done' | undefined {
  // Whether somebody is blocked no comment shows.
  if (does === 'block' || does === 'unblock') return undefined
  if (found === undefined) return does === 'delete' ? 'done' : 'absent'
  const isAsWanted = does === 'hide' ? found.isHidden : does === 'show' ? !found.isHidden : false
  if (isAsWanted) return 'done'
  return mayStillArrive ? undefined : 'not-done'
}

/** Hours within which somebody else looks at what cannot be undone by reading on. */
export const lookHours = 48
export const needsLook = (does: CommentDeed): boolean => does === 'delete' || does === 'block'
export const lookBy = (doneAt: string): string =>
  new Date(Date.parse(doneAt) + lookHours * 3_600_000).toISOString()
