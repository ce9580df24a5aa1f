import { tokens } from '@ag.ds-next/react/core'
import type { PostBody, PostCheck, PostProblem } from '@secondlook/contract'
import type { Change } from './change.ts'
import type { Form } from './forms-of.ts'
import type { LookingUp } from './use-look-up.ts'

/** The channel that somebody is led to, because something is missing there. A new one each time. */
export type Lead = { readonly channel: string; readonly field: string }

export type WritingTabsProps = {
  readonly post: string
  readonly version: number | undefined
  readonly body: PostBody
  readonly forms: readonly Form[] | undefined
  readonly lookingUp: LookingUp
  readonly check: PostCheck | undefined
  readonly problems: readonly PostProblem[]
  readonly onChange: Change
  readonly lead?: Lead | undefined
  readonly onAt: (field: string) => void
}

/** Words on one side, and what is to be seen of them on the other. */
export const sidesLook = {
  display: 'grid',
  gap: '1.25rem',
  paddingTop: '0.75rem',
  '& > *': { minWidth: 0 },
  [tokens.mediaQuery.min.lg]: { gridTemplateColumns: 'minmax(0, 1.15fr) minmax(0, 1fr)', gap: '2rem' },
} as const
