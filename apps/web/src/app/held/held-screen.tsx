import { H2 } from '@ag.ds-next/react/heading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useQuery } from '@tanstack/react-query'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant } from '../words/instant.ts'

/**
 * The same for everybody, whatever there is: it stands in the page and does not come with the answer, so that it can
 * tell nobody anything.
 */
export const notShown =
  'For everybody alike, this page does not show confidential reports or disclosures, and does not say whether there are any; to ask by law, write to the privacy officer or make a request under the Freedom of Information Act 2016.'

/** What is held about whoever asks: what, why and how long. */
export function HeldScreen() {
  const held = useQuery({ queryKey: ['held'], queryFn: api.held })
  return (
    <Screen lead="What we keep about you here, why, and for how long." title="What is held about me">
      <PageAlert tone="info">
        <Text as="p">{notShown}</Text>
      </PageAlert>
      <Loaded of={held} what="what is held">
        {(kinds) => (
          <Stack gap={2}>
            {kinds.map(({ kind, title, why, kept, count, items }) => (
              <Stack as="section" css={{ maxWidth: '42rem' }} gap={0.5} key={kind}>
                <H2 fontSize="md">{title}</H2>
                <Text as="p">
                  {why} {kept}
                </Text>
                {count === 0 ? (
                  <Text as="p" color="muted">
                    Nothing of this is held about you now.
                  </Text>
                ) : (
                  <Fold label={count === 1 ? 'Show it' : `Show all ${count}`}>
                    <ul css={listLook}>
                      {items.map(({ says, at }) => (
                        <li key={`${says} ${at}`}>
                          <Text as="p">{says}</Text>
                          {at && (
                            <Text color="muted" fontSize="sm">
                              {sayInstant(at)}
                            </Text>
                          )}
                        </li>
                      ))}
                    </ul>
                  </Fold>
                )}
              </Stack>
            ))}
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

const listLook = { display: 'grid', gap: '0.5rem', listStyle: 'none', margin: 0, padding: 0 } as const
