import { StatusBadge } from '@ag.ds-next/react/status-badge'
import type { PostRow } from '@secondlook/contract'
import { sayStand, toneOf } from './post-words.ts'

type StandBadgeProps = {
  readonly of: Pick<PostRow, 'state' | 'out'>
  readonly appearance?: 'regular' | 'subtle'
}

/** Where a post stands. Some of it takes a whole line, so it may go over two on a phone. */
export function StandBadge({ of: post, appearance = 'regular' }: StandBadgeProps) {
  return (
    <span css={look}>
      <StatusBadge appearance={appearance} label={sayStand(post)} tone={toneOf(post)} />
    </span>
  )
}

const look = { maxWidth: '100%', '&& *': { height: 'auto', lineHeight: 1.4, whiteSpace: 'normal' } } as const
