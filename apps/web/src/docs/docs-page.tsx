import { Box } from '@ag.ds-next/react/box'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Flex } from '@ag.ds-next/react/flex'
import { H1 } from '@ag.ds-next/react/heading'
import { Prose } from '@ag.ds-next/react/prose'
import { SkipLinks } from '@ag.ds-next/react/skip-link'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { Fold } from '../fold.tsx'

type DocsPageProps = {
  readonly path: string
  readonly title: string
  readonly html: string
  readonly headings: readonly { readonly id: string; readonly says: string }[]
}

/** The page that leads to all others. */
const indexPath = '/docs'
/** From so many headings on it is quicker to be led than to scroll. */
const headingsForContents = 4

/** A page of help to read. It needs no script. */
export function DocsPage({ path, title, html, headings }: DocsPageProps) {
  const hasContents = headings.length >= headingsForContents
  return (
    <>
      <SkipLinks links={[{ href: '#main', label: 'Skip to the main part' }]} />
      <Box css={pageLook}>
        <Flex
          as="header"
          alignItems="baseline"
          css={headLook}
          flexWrap="wrap"
          gap={0.5}
          justifyContent="space-between"
        >
          <Text>{path === indexPath ? 'Second Look' : <TextLink href={indexPath}>‹ Help</TextLink>}</Text>
          <Flex as="nav" aria-label="More" gap={1}>
            <TextLink href="/check">Check before you post</TextLink>
            <TextLink href="/policy">The policy</TextLink>
          </Flex>
        </Flex>
        <Box as="main" id="main" tabIndex={-1} css={{ outline: 'none' }}>
          <H1 fontSize="xl">{title}</H1>
          <Box css={hasContents ? columns : oneColumn}>
            {hasContents && (
              <nav aria-label="On this page" css={contentsLook}>
                <Fold label="On this page">
                  <ul css={listLook}>
                    {headings.map(({ id, says }) => (
                      <Text as="li" fontSize="xs" key={id}>
                        <TextLink href={`#${id}`}>{says}</TextLink>
                      </Text>
                    ))}
                  </ul>
                </Fold>
              </nav>
            )}
            {/* Written by our build from our documents, with every tag in them escaped. */}
            <Prose css={proseLook} dangerouslySetInnerHTML={{ __html: html }} />
          </Box>
        </Box>
      </Box>
    </>
  )
}

const pageLook = {
  boxSizing: 'border-box',
  margin: '0 auto',
  maxWidth: tokens.maxWidth.container,
  padding: '1rem 1rem 4rem',
  [tokens.mediaQuery.min.md]: { padding: '1.5rem 2rem 4rem' },
} as const

const headLook = { paddingBottom: '1.5rem', '@media print': { display: 'none' } } as const
const oneColumn = { marginTop: '1rem', maxWidth: '46rem' } as const
const columns = {
  display: 'grid',
  gap: '1rem',
  gridTemplateColumns: 'minmax(0, 1fr)',
  marginTop: '1rem',
  maxWidth: '46rem',
} as const
const contentsLook = { '@media print': { display: 'none' } } as const
const listLook = { display: 'grid', gap: '0.375rem', listStyle: 'none', margin: 0, padding: 0 } as const

// What has a class is left alone by the design system's prose, whose headings are those of longer pages.
const proseLook = {
  overflowWrap: 'anywhere',
  '& > :first-child': { marginTop: 0 },
  '& .heading': { fontSize: '1.125rem', lineHeight: 1.3, margin: '1.75rem 0 0' },
  '& h2.heading': { fontSize: '1.375rem', marginTop: '2.25rem' },
  '& .code': {
    background: boxPalette.backgroundShade,
    borderRadius: tokens.borderRadius,
    fontFamily: tokens.font.monospace,
    fontSize: '0.875em',
    padding: '0.1em 0.25em',
  },
  '& pre': {
    background: boxPalette.backgroundShade,
    borderRadius: tokens.borderRadius,
    overflowX: 'auto',
    overflowWrap: 'normal',
    '@media print': { whiteSpace: 'pre-wrap' },
  },
  '& .wide': { marginTop: '1.5rem', overflowX: 'auto' },
  '& table': { borderCollapse: 'collapse', minWidth: '100%' },
  '& th, & td': {
    borderBottom: `1px solid ${boxPalette.borderMuted}`,
    fontSize: '0.9rem',
    padding: '0.5rem 1rem 0.5rem 0',
    textAlign: 'left',
    verticalAlign: 'top',
    // A narrow screen shows whole words and scrolls, rather than one letter under the other.
    minWidth: '7rem',
    overflowWrap: 'break-word',
  },
} as const
