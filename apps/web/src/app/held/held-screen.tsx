import { H2 } from '@ag.ds-next/react/heading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { byKind, sayLength } from './by-kind.ts'

/**
 * The same for everybody, whatever there is: it stands in the page and does not come with the answer, so that it can
 * tell nobody anything.
 */
const notShown =
  'For everybody alike, this page does not show confidential reports or disclosures, and does not say whether there are any; to ask by law, write to the privacy officer or make a request under the Freedom of Information Act 2016.'

/** What is held about whoever asks: what, why and how long. */
export function HeldScreen() {
  const held = useQuery({ queryKey: ['held'], queryFn: api.held })
  return (
    <Screen
      lead={
        <>
          What we keep about you here, why, and for how long. This is{' '}
          <TextLink href="/docs/reference/what-is-kept">everything we keep about anybody</TextLink>.
        </>
      }
      title="What is held about me"
    >
      <PageAlert tone="info">
        <Text as="p">{notShown}</Text>
      </PageAlert>
      <Loaded of={held} what="what is held">
        {({ things }) => (
          <Stack gap={2}>
            {byKind(things).map(({ title, why, kept, seenBy, things: own }) => (
              <Stack as="section" css={{ maxWidth: '42rem' }} gap={0.5} key={title}>
                <H2 fontSize="md">{title}</H2>
                <Text as="p">{why}</Text>
                <Text as="p" color="muted" fontSize="sm">
                  Kept: {kept} Seen by: {seenBy}
                </Text>
                <Fold label={own.length === 1 ? 'Show it' : `Show all ${own.length}`}>
                  <ul css={listLook}>
                    {own.map((thing) => (
                      <li key={`${thing.says} ${thing.since}`}>
                        <Text as="p">
                          {thing.where ? <TextLink href={thing.where}>{thing.says}</TextLink> : thing.says}
                        </Text>
                        <Text color="muted" fontSize="sm">
                          {sayLength(thing)}
                        </Text>
                      </li>
                    ))}
                  </ul>
                </Fold>
              </Stack>
            ))}
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

const listLook = { display: 'grid', gap: '0.5rem', listStyle: 'none', margin: 0, padding: 0 } as const
