import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import type { PostCheck, PostPage } from '@secondlook/contract'
import { useEffect, useRef } from 'react'
import { anyOf, sayStand } from '../post-words.ts'
import { saySaving } from './compose-words.ts'
import { isUnsent, type Writing } from './sending.ts'
import type { Seen } from './writer.ts'

type WriteBarProps = {
  readonly seen: Seen & { readonly writing: Writing }
  readonly page: PostPage | undefined
  readonly check: PostCheck | undefined
  readonly onAsk: () => void
  readonly onAgain: () => void
  readonly onRecorded: () => void
}

/** Where it stands, how far what was typed has come, who is next, and the one thing to do. */
export function WriteBar({ seen, page, check, onAsk, onAgain, onRecorded }: WriteBarProps) {
  const { writing } = seen
  const bar = useRef<HTMLElement>(null)
  // What has the focus must not lie behind the bar.
  useEffect(() => {
    const { style } = document.documentElement
    style.scrollPaddingBottom = `${(bar.current?.offsetHeight ?? 0) + 16}px`
    return () => {
      style.scrollPaddingBottom = ''
    }
  })
  const saving = saySaving(seen, isUnsent(writing))
  const missing = (check?.problems ?? []).filter(({ isWarning }) => !isWarning).length
  return (
    <section aria-label="Where it stands" css={barLook} ref={bar}>
      <div css={{ minWidth: 0 }}>
        <Text as="p" css={{ overflowWrap: 'anywhere' }} fontSize="sm">
          <strong>{page ? sayStand(page) : 'Being written'}</strong> · <Saving says={saving} />
          {writing.trouble && writing.trouble.is !== 'refused' && (
            <>
              {' '}
              <Button onClick={onAgain} size="sm" variant="text">
                {writing.trouble.is === 'signed-out' ? 'Sign in again' : 'Try now'}
              </Button>
            </>
          )}
        </Text>
        <Text as="p" color="muted" css={nextLook} fontSize="sm">
          {nextSays(page, missing)}
        </Text>
      </div>
      <div css={deedsLook}>
        <Button onClick={onAsk}>Ask for approval</Button>
        <Button onClick={onRecorded} size="sm" variant="text">
          <span css={longLook}>What will be recorded</span>
          <span css={shortLook}>What is recorded</span>
        </Button>
      </div>
    </section>
  )
}

/** What passes is seen; what stays is said to whoever listens as well, and not with each letter. */
function Saving({ says }: { readonly says: string }) {
  const isPassing = says === 'Saving…' || says.endsWith('in a moment')
  return (
    <>
      <span data-saving={says}>{says}</span>
      <span css={visuallyHiddenStyles} role="status">
        {!isPassing && !says.startsWith('Saved') && says}
      </span>
    </>
  )
}

function nextSays(page: PostPage | undefined, missing: number): string {
  if (missing > 0) return missing === 1 ? '1 thing is still missing.' : `${missing} things are still missing.`
  const can =
    page?.steps.flatMap(({ state, can }) => (state === 'now' ? can.map(({ name }) => name) : [])) ?? []
  return can.length > 0
    ? `Next: ${anyOf(can.slice(0, 3))} looks at it.`
    : 'Next: somebody who did not write it looks at it.'
}

const barLook = {
  ...{ background: boxPalette.backgroundBody, borderTop: `2px solid ${boxPalette.border}`, bottom: 0 },
  display: 'grid',
  gap: '0.4rem',
  margin: '0 -1rem',
  padding: '0.6rem 1rem',
  position: 'sticky',
  zIndex: 5,
  [tokens.mediaQuery.min.md]: {
    alignItems: 'center',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: '2rem',
    margin: '0 -2rem',
    padding: '0.75rem 2rem',
  },
  '@media print': { display: 'none' },
} as const
const nextLook = { [tokens.mediaQuery.max.sm]: { display: 'none' } } as const
const longLook = { [tokens.mediaQuery.max.sm]: { display: 'none' } } as const
const shortLook = { [tokens.mediaQuery.min.md]: { display: 'none' } } as const
const deedsLook = {
  alignItems: 'center',
  display: 'flex',
  gap: '0.25rem 1rem',
  '& > :first-of-type': { flexGrow: 1, [tokens.mediaQuery.min.md]: { flexGrow: 0 } },
  [tokens.mediaQuery.min.md]: { flexDirection: 'row-reverse' },
} as const
