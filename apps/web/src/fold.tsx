import { Box } from '@ag.ds-next/react/box'
import { ChevronDownIcon } from '@ag.ds-next/react/icon'
import { Text } from '@ag.ds-next/react/text'
import type { ReactNode } from 'react'

type FoldProps = {
  readonly label: string
  /** Whether it stands open to begin with. */
  readonly isOpen?: boolean
  /** Called each time that somebody opens it, where what is in it is fetched only then. */
  readonly onOpen?: () => void
  readonly children: ReactNode
}

/** A quiet fold inside a panel, smaller than the design system's Details, which is made for pages. */
export function Fold({ label, isOpen = false, onOpen, children }: FoldProps) {
  return (
    <details
      css={look}
      onToggle={onOpen && (({ currentTarget }) => currentTarget.open && onOpen())}
      open={isOpen || undefined}
    >
      <summary>
        <Text color="action" css={{ textDecoration: 'underline' }}>
          {label}
        </Text>
        <ChevronDownIcon aria-hidden color="action" size="sm" weight="bold" />
      </summary>
      <Box css={{ marginTop: '0.75rem' }}>{children}</Box>
    </details>
  )
}

const look = {
  '& > summary': {
    alignItems: 'center',
    cursor: 'pointer',
    display: 'flex',
    gap: '0.25rem',
    listStyle: 'none',
    width: 'fit-content',
    '&::-webkit-details-marker': { display: 'none' },
    '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
  },
  '&[open] > summary svg': { transform: 'rotate(180deg)' },
} as const
