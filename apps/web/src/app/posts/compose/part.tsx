import { boxPalette } from '@ag.ds-next/react/core'
import { ChevronDownIcon, HelpIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { type ReactNode, Suspense, useId, useState } from 'react'

export type PartProblem = { readonly says: string; readonly isWarning: boolean }
type PartProps = {
  readonly label: string
  /** By what it is led to. */
  readonly id?: string
  /** How it stands, in a few words, so that nobody has to open it to see. */
  readonly says: string
  readonly problems: readonly PartProblem[]
  readonly isOpen?: boolean
  /** Where what is missing is said beside its own field, it is not said here. */
  readonly isListed?: boolean
  readonly children: ReactNode
}

/** Something that is decided about a post: how it stands, and folded away how to change it. */
export function Part({
  label,
  id: partId,
  says,
  problems,
  isOpen = false,
  isListed = true,
  children,
}: PartProps) {
  const id = useId()
  const [wasOpened, setWasOpened] = useState(isOpen)
  const missing = problems.filter(({ isWarning }) => !isWarning).length
  return (
    <details
      css={look}
      id={partId}
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) setWasOpened(true)
      }}
      open={isOpen || undefined}
    >
      <summary>
        <span css={{ flexGrow: 1, minWidth: 0 }}>
          <Text as="span" color="action" css={{ textDecoration: 'underline' }} fontWeight="bold">
            {label}
          </Text>
          <Text as="span" color="muted" css={{ overflowWrap: 'anywhere' }}>
            : {says}
          </Text>
          {missing > 0 && (
            <span css={missingLook}>
              <HelpIcon aria-hidden color="warning" size="sm" />
              <Text as="span" fontSize="sm" fontWeight="bold">
                {missing === 1 ? '1 thing is missing' : `${missing} things are missing`}
              </Text>
            </span>
          )}
        </span>
        <ChevronDownIcon aria-hidden color="action" css={{ flexShrink: 0 }} size="sm" weight="bold" />
      </summary>
      <Stack css={{ padding: '0 0 1.25rem' }} gap={1}>
        {isListed && problems.length > 0 && (
          <ul css={listLook}>
            {problems.map(({ says: problem }, at) => (
              <li key={`${id} ${at} ${problem}`}>
                <Text>{problem}</Text>
              </li>
            ))}
          </ul>
        )}
        {wasOpened && <Suspense>{children}</Suspense>}
      </Stack>
    </details>
  )
}

const look = {
  borderBottom: `1px solid ${boxPalette.borderMuted}`,
  '& > summary': {
    alignItems: 'center',
    cursor: 'pointer',
    display: 'flex',
    gap: '0.75rem',
    listStyle: 'none',
    minHeight: '2.75rem',
    padding: '0.35rem 0',
    '&::-webkit-details-marker': { display: 'none' },
    '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
    '&:hover': { background: boxPalette.backgroundShade },
  },
  '&[open] > summary > svg:last-child': { transform: 'rotate(180deg)' },
} as const
const missingLook = {
  alignItems: 'center',
  display: 'flex',
  gap: '0.35rem',
  marginTop: '0.1rem',
} as const
const listLook = { margin: 0, paddingLeft: '1.25rem' } as const
