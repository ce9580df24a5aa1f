import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import type { PostPage } from '@secondlook/contract'
import { useEffect, useRef } from 'react'
import { saySoon } from '../../words/instant.ts'
import { anyOf, sayStand } from '../post-words.ts'

export type Asked = 'return' | 'hold' | 'recall' | 'drop' | 'look-after'

type FootBarProps = {
  readonly page: PostPage
  /** Somebody changed it while it was read. */
  readonly isStale: boolean
  /** How many reasons are still to give before it can be approved. */
  readonly missing: number
  /** What is on its way now. */
  readonly busy: 'approve' | 'release' | 'nudge' | undefined
  readonly isReminded: boolean
  readonly onApprove: () => void
  readonly onRelease: () => void
  readonly onNudge: () => void
  /** What is done with a reason, which is asked for first. */
  readonly onAsk: (what: Asked) => void
  readonly onMissing: () => void
}

/** Where it stands, and the one thing to do next; if that is not mine, why not and whose it is. */
export function FootBar(props: FootBarProps) {
  const { page, isStale, onAsk } = props
  const bar = useRef<HTMLDivElement>(null)
  // What has the focus must not lie behind the bar.
  useEffect(() => {
    const { style } = document.documentElement
    style.scrollPaddingBottom = `${(bar.current?.offsetHeight ?? 0) + 16}px`
    return () => {
      style.scrollPaddingBottom = ''
    }
  })
  const says = isStale ? 'It changed since you opened it.' : standSays(page)
  return (
    <section aria-label="What you can do" css={barLook} ref={bar}>
      {says && (
        <Text as="p" css={saysLook} fontSize="sm">
          {says}
        </Text>
      )}
      <div css={deedsLook}>
        <div css={mainLook}>
          {isStale ? (
            <ButtonLink block href="#changed-meanwhile">
              See what changed
            </ButtonLink>
          ) : (
            <MainDeed {...props} />
          )}
        </div>
        {!isStale && page.may.return.may && (
          <Button onClick={() => onAsk('return')} variant="secondary">
            Return with a reason
          </Button>
        )}
        {!isStale && page.may.hold.may && (
          <Button onClick={() => onAsk('hold')} variant="text">
            Hold
          </Button>
        )}
      </div>
    </section>
  )
}

/** Why it is not mine to approve, and whose it is; or when it is due. */
function standSays({ may, state, steps, goesOut, out }: PostPage): string | null {
  // Whoever says whether it was announced came for that, and not to approve.
  if (may.settleNeutral.may && !may.approve.may) return null
  if (state === 'in-review' && !may.approve.may && may.approve.whyNot) return may.approve.whyNot
  const due = steps.find((step) => step.state === 'now')?.due
  const now = new Date().toISOString()
  if (may.approve.may)
    return due
      ? `It waits for you, ${due < now ? 'was due' : 'due'} ${saySoon(due, now)}.`
      : 'It waits for you.'
  if (out !== null) return `${sayStand({ state, out })}.`
  return state === 'approved' ? (goesOut ?? 'It is approved.') : null
}

function MainDeed({ page, missing, busy, isReminded, ...on }: FootBarProps) {
  const { may, state, id } = page
  if (may.approve.may)
    return missing > 0 ? (
      <Button block onClick={on.onMissing}>
        {missing === 1 ? 'Give the reason first' : `Give ${missing} reasons first`}
      </Button>
    ) : (
      <Button block loading={busy === 'approve'} loadingLabel="Approving" onClick={on.onApprove}>
        Approve exactly this
      </Button>
    )
  if (may.release.may)
    return (
      <Button block loading={busy === 'release'} loadingLabel="Releasing" onClick={on.onRelease}>
        Release it
      </Button>
    )
  if (may.lookAfter.may)
    return (
      <Button block onClick={() => on.onAsk('look-after')}>
        Say that you looked at it
      </Button>
    )
  if (may.edit.may && ['draft', 'returned', 'expired'].includes(state) && page.out === null)
    return (
      <ButtonLink block href={`/posts/${id}/write`}>
        {state === 'draft' ? 'Go on writing' : 'Change it'}
      </ButtonLink>
    )
  if (page.out?.needs === 'you')
    return (
      <ButtonLink block href="#channels">
        See what to do
      </ButtonLink>
    )
  if (may.nudge.may)
    return isReminded ? (
      <Text role="status">Reminded.</Text>
    ) : (
      <Button
        block
        loading={busy === 'nudge'}
        loadingLabel="Reminding"
        onClick={on.onNudge}
        variant="secondary"
      >
        {remindSays(page)}
      </Button>
    )
  return null
}

function remindSays({ steps }: PostPage): string {
  const names = steps.flatMap(({ can }) => can.map(({ name }) => name))
  return names.length === 0 || names.length > 2 ? 'Remind those who can' : `Remind ${anyOf(names)}`
}

const barLook = {
  background: boxPalette.backgroundBody,
  borderTop: `2px solid ${boxPalette.border}`,
  bottom: 0,
  boxSizing: 'border-box',
  margin: '0 -1rem',
  padding: '0.6rem 1rem',
  position: 'sticky',
  zIndex: 5,
  // With nothing to say and nothing to do there is no bar.
  '&:not(:has(p, a, button))': { display: 'none' },
  [tokens.mediaQuery.min.md]: {
    alignItems: 'center',
    display: 'flex',
    flexDirection: 'row-reverse',
    gap: '1rem',
    justifyContent: 'flex-end',
    margin: '0 -2rem',
    padding: '0.75rem 2rem',
  },
  '@media print': { display: 'none' },
} as const
const saysLook = { marginBottom: '0.4rem', [tokens.mediaQuery.min.md]: { marginBottom: 0 } } as const
const deedsLook = {
  alignItems: 'center',
  display: 'flex',
  flexWrap: 'wrap',
  gap: '0.5rem 1rem',
} as const
// On a phone the one thing to do has a line of its own.
const mainLook = {
  flexBasis: '100%',
  '&:empty': { display: 'none' },
  [tokens.mediaQuery.min.md]: { flexBasis: 'auto' },
} as const
