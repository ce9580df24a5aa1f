import { Box } from '@ag.ds-next/react/box'
import { Text } from '@ag.ds-next/react/text'
import type { ReactNode } from 'react'

/** A quiet fold inside a panel, smaller than the design system's Details, which is made for pages. */
export function Fold({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <details>
      <summary css={look}>
        <Text color="action" css={{ textDecoration: 'underline' }}>
          {label}
        </Text>
      </summary>
      <Box css={{ marginTop: '0.75rem' }}>{children}</Box>
    </details>
  )
}

const look = {
  cursor: 'pointer',
  width: 'fit-content',
  '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
} as const
