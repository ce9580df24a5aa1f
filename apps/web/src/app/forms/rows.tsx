import { boxPalette } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import type { ReactNode } from 'react'

/** A list of things that are mine, each with what is known of it and what I can do about it. */
export function Rows({ children }: { readonly children: ReactNode }) {
  return <ul css={listLook}>{children}</ul>
}

type RowProps = { readonly title: ReactNode; readonly says: string; readonly deed?: ReactNode }

export function Row({ title, says, deed }: RowProps) {
  return (
    <li css={rowLook}>
      <div>
        <Text as="p">{title}</Text>
        <Text as="p" color="muted" fontSize="sm">
          {says}
        </Text>
      </div>
      {deed}
    </li>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = {
  alignItems: 'center',
  borderBottom: line,
  display: 'grid',
  gap: '0.25rem 1rem',
  padding: '0.6rem 0',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
} as const
