import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Text } from '@ag.ds-next/react/text'
import type { Form } from './forms-of.ts'

type HowItFitsProps = { readonly forms: readonly Form[]; readonly onOpen: (at: number) => void }

/** How much room is left on each channel, and whether it has words of its own. */
export function HowItFits({ forms, onOpen }: HowItFitsProps) {
  if (forms.length === 0) return null
  return (
    <div>
      <H2 fontSize="sm">How it fits</H2>
      <ul css={listLook}>
        {forms.map(({ channel, name, measure, isShared }, at) => (
          <li key={channel.id}>
            <span css={{ minWidth: 0 }}>
              <Text fontWeight="bold">{name}</Text>
              <Text color="muted">
                {' '}
                {measure.says}
                {!isShared && ', words of its own'}
              </Text>
            </span>
            <Button onClick={() => onOpen(at)} size="sm" variant="text">
              See it on {name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

const listLook = {
  listStyle: 'none',
  margin: '0.25rem 0 0',
  padding: 0,
  '& > li': {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: '0 1rem',
    borderTop: `1px solid ${boxPalette.borderMuted}`,
    justifyContent: 'space-between',
    padding: '0.35rem 0',
  },
} as const
