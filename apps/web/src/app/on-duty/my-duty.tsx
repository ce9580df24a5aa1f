import { Callout } from '@ag.ds-next/react/callout'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { saySoon } from '../words/instant.ts'
import { listOf } from '../words/people.ts'
import { onDutyQuery } from './on-duty-query.ts'

/** That I am on duty, until when and what follows from it. Nothing where I am not. */
export function MyDuty() {
  const { data } = useQuery(onDutyQuery([]))
  if (!data || data.mine.length === 0) return null
  const now = new Date().toISOString()
  return (
    <Callout>
      {data.mine.map(({ turn, until, channels, awayUntil }) => (
        <Text as="p" key={turn}>
          <strong>You are on duty until {saySoon(until, now)}</strong>
          {channels.length > 0 && ` for ${listOf(channels.map(({ name }) => name))}`}.{' '}
          {awayUntil === null
            ? 'What cannot wait is mailed to you at any hour.'
            : 'You are away, so nothing is mailed to you. Let somebody else take your turn.'}{' '}
          <TextLink href={`/registers/duty-roster/${turn}`}>Your turn</TextLink>
        </Text>
      ))}
    </Callout>
  )
}
