import { Box } from '@ag.ds-next/react/box'
import { tokens } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Pack } from '@secondlook/contract'
import { Fold } from '../fold.tsx'

type ContentsProps = Pick<Pack, 'clauses'>

/** A way to every clause. On a wide screen it stays in sight. */
export function Contents({ clauses }: ContentsProps) {
  return (
    <Box as="nav" aria-label="Contents" css={look}>
      <Box css={{ [tokens.mediaQuery.min.lg]: { display: 'none' } }}>
        <Fold label="Contents">
          <Links clauses={clauses} />
        </Fold>
      </Box>
      <Box css={{ display: 'none', [tokens.mediaQuery.min.lg]: { display: 'block' } }}>
        <Links clauses={clauses} />
      </Box>
    </Box>
  )
}

function Links({ clauses }: ContentsProps) {
  return (
    <Box
      as="ul"
      css={{ listStyle: 'none', margin: 0, padding: '0.5rem 0', display: 'grid', gap: '0.375rem' }}
    >
      {clauses.map(({ number, title }) => (
        <Text as="li" fontSize="xs" key={number}>
          <TextLink href={`#${number}`}>
            {number} {title}
          </TextLink>
        </Text>
      ))}
      <Text as="li" fontSize="xs">
        <TextLink href="#local-settings">Local settings</TextLink>
      </Text>
      <Text as="li" fontSize="xs">
        <TextLink href="#law">Law and guidance beside it</TextLink>
      </Text>
    </Box>
  )
}

const look = {
  '@media print': { display: 'none' },
  [tokens.mediaQuery.min.lg]: {
    alignSelf: 'start',
    maxHeight: 'calc(100vh - 2rem)',
    overflowY: 'auto',
    position: 'sticky',
    top: '1rem',
  },
} as const
