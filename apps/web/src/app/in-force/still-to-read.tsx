import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { bulleted } from '../../bulleted.ts'
import { api } from '../api.ts'
import { sayCount, sayFigure } from '../words/instant.ts'

/** For managers and policy owners: of their people, how many have read it and who still has to. By name, and no more. */
export function StillToReadList() {
  const { data } = useQuery({ queryKey: ['acknowledgement', 'to-do'], queryFn: api.stillToRead })
  if (!data || data.bound + data.notSettled === 0) return null
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">Your people</H2>
      <Text as="p">
        {sayFigure(data.read)} of {sayCount(data.bound, 'person', 'people')} whom it binds{' '}
        {data.bound === 1 && data.read === 1 ? 'has' : 'have'} read what applies to them.
        {data.notSettled > 0 && ` For ${sayFigure(data.notSettled)} it is not settled whether it binds them.`}
      </Text>
      {data.people.length > 0 && (
        <>
          <Text as="p">Still to read it, by name:</Text>
          <ul css={bulleted}>
            {data.people.map(({ id, name, unit }) => (
              <li key={id}>
                <TextLink href={`/people/${id}`}>{name}</TextLink>
                {unit && `, ${unit.name}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </Stack>
  )
}
