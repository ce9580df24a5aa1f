import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostPage } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Row, Rows } from '../../forms/rows.tsx'
import { isWebAddress } from '../preview/preview-words.ts'

type SourcesProps = { readonly of: NonNullable<PostPage['version']>['body']['sources'] }

/** Where the facts in a post come from, and who looked them up. */
export function Sources({ of: sources }: SourcesProps) {
  const people = [...new Set(sources.flatMap(({ checkedBy }) => checkedBy ?? []))]
  const names = useQuery({
    queryKey: ['names', ...people],
    queryFn: () => api.names(people),
    enabled: people.length > 0,
  })
  if (sources.length === 0) return null
  const nameOf = (id: string) => names.data?.find((one) => one.id === id)?.name ?? 'a colleague'
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="lg">Where the facts come from</H2>
      <Rows>
        {sources.map(({ fact, source, checkedBy }) => (
          <Row
            key={`${fact} ${source}`}
            says={checkedBy ? `Looked up by ${nameOf(checkedBy)}` : 'Nobody has looked it up'}
            title={
              <>
                {fact}:{' '}
                {isWebAddress(source) ? (
                  <TextLink
                    css={{ overflowWrap: 'anywhere' }}
                    href={source}
                    rel="noopener noreferrer"
                    target="_blank"
                  >
                    {source}
                  </TextLink>
                ) : (
                  <Text css={{ overflowWrap: 'anywhere' }}>{source}</Text>
                )}
              </>
            }
          />
        ))}
      </Rows>
    </Stack>
  )
}
