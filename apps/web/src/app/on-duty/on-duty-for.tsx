import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { Fragment } from 'react'
import { meQuery } from '../shell/me.ts'
import { saySoon } from '../words/instant.ts'
import { onDutyQuery } from './on-duty-query.ts'
import { type OneOnDuty, peopleOnDuty } from './on-duty-words.ts'

type OnDutyForProps = {
  readonly channels: readonly string[]
  /** What is said where nobody is on duty; nothing where absent. */
  readonly none?: string
  /** Whether whoever keeps the roster is led to it. */
  readonly leads?: boolean
  /** Whether a name leads to the person; not in a dialog, where what was typed would be lost. */
  readonly isLinked?: boolean
}

/** Who is on duty now for some channels: whom one rings at night. Nothing for whoever may not read the roster. */
export function OnDutyFor({ channels, none, leads = false, isLinked = true }: OnDutyForProps) {
  const { data: me } = useQuery(meQuery)
  const { data } = useQuery({ ...onDutyQuery(channels), enabled: channels.length > 0 })
  if (!data || data.channels.length === 0) return null
  const people = peopleOnDuty(data)
  const isNobody = people.every(({ isAway }) => isAway)
  if (people.length === 0 && none === undefined) return null
  const now = new Date().toISOString()
  return (
    <Text as="p">
      {people.length > 0 && 'On duty now: '}
      {people.map((one, at) => (
        <Fragment key={one.id}>
          {at > 0 && ', '}
          {isLinked ? (
            <TextLink href={`/people/${one.id}`}>{one.name}</TextLink>
          ) : (
            <strong>{one.name}</strong>
          )}{' '}
          {sayMore(one, now)}
        </Fragment>
      ))}
      {people.length > 0 && '. '}
      {isNobody && none}{' '}
      {leads && me?.acts.includes('duty.keep') && (
        <TextLink href={`/registers/duty-roster/new?channels=${channels.join(',')}`}>
          {people.length === 0 ? 'Enter a turn' : 'Enter another turn'}
        </TextLink>
      )}
    </Text>
  )
}

const sayMore = ({ until, isAway, only }: OneOnDuty, now: string): string =>
  [
    ...(only.length > 0 ? [`for ${only.join(' and ')}`] : []),
    `until ${saySoon(until, now)}`,
    ...(isAway ? ['(away, so not woken)'] : []),
  ].join(' ')
