import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Named, PersonPage } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { CollectionNotice } from '../forms/collection-notice.tsx'
import { besideField } from '../forms/field-id.ts'
import { instantsOf, noPeriod, PeriodFields, periodLabels } from '../forms/period-fields.tsx'
import { PersonPicker } from '../forms/person-picker.tsx'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { Away } from './absences.tsx'
import { personQuery } from './person-screen.tsx'

const labels = { ...periodLabels, standsIn: 'Who stands in' }

/** Says that somebody is away, from when until when, and who stands in. */
export function LeaveScreen() {
  const { person: id = '' } = useParams({ strict: false })
  const { data: me } = useQuery(meQuery)
  const found = useQuery(personQuery(id))
  const isMe = me?.person.id === id
  const back = isMe
    ? { to: '/my-access', says: 'My access' }
    : { to: `/people/${id}`, says: found.data?.entry.name ?? 'Person' }
  return (
    <Screen
      back={back}
      key={found.data ? 'there' : 'loading'}
      title={isMe ? 'Say that you are away' : `Say that ${found.data?.entry.name ?? 'somebody'} is away`}
    >
      <Loaded of={found} what="this person">
        {(page) =>
          page.mayRecordLeave ? (
            <LeaveForm back={back.to} isMe={isMe} page={page} />
          ) : (
            <Text as="p">
              This is for {page.entry.name}, for whoever they report to, and for a people officer.
            </Text>
          )
        }
      </Loaded>
    </Screen>
  )
}

type LeaveFormProps = { readonly page: PersonPage; readonly isMe: boolean; readonly back: string }

function LeaveForm({ page, isMe, back }: LeaveFormProps) {
  const router = useRouter()
  const client = useQueryClient()
  const [period, setPeriod] = useState(noPeriod)
  const [standsIn, setStandsIn] = useState<Named | null>(null)
  const record = useMutation({
    mutationFn: () => api.recordLeave(page.id, { ...instantsOf(period), standsIn: standsIn?.id ?? null }),
    onSuccess: async () => {
      await client.invalidateQueries()
      router.history.push(back)
    },
  })
  const says = fieldsOf(record.error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    record.mutate()
  }
  return (
    <Stack gap={1.5}>
      <WhatLeaveDoes isMe={isMe} page={page} />
      <form noValidate onSubmit={send}>
        <Stack gap={1.5}>
          <ProblemSummary error={record.error} labels={labels} />
          <PeriodFields
            lastDayHint="You can end it earlier when it comes to that"
            needsLastDay
            onChange={setPeriod}
            says={says}
            value={period}
          />
          <PersonPicker
            {...besideField('standsIn', says)}
            hint="Start to type a name; leave it empty if nobody does"
            label={labels.standsIn}
            onChange={setStandsIn}
            value={standsIn}
          />
          <CollectionNotice
            how={`with the record of ${isMe ? 'your' : 'their'} entry`}
            why={`so that others are sent to somebody who is there, and not why ${isMe ? 'you are' : 'they are'} away`}
          />
          <div>
            <Button loading={record.isPending} type="submit">
              Say so
            </Button>
          </div>
        </Stack>
      </form>
      <Away leave={page.leave} name={page.entry.name} />
    </Stack>
  )
}

/** Leave is easily taken for more than it is, so it is said what it does and what does not. */
function WhatLeaveDoes({ page, isMe }: Pick<LeaveFormProps, 'page' | 'isMe'>) {
  const [who, whose] = isMe ? ['You', 'your'] : [page.entry.name, 'their']
  const keeps = isMe ? 'keep' : 'keeps'
  return (
    <Text as="p" css={{ maxWidth: '42rem' }}>
      Mail waits until it is over, and whoever asks is told who stands in. {who} {keeps} every role, and
      whoever stands in gets none of {whose === 'your' ? 'yours' : 'theirs'}.{' '}
      {isMe ? (
        <TextLink href="/roles/delegate">Hand a role on</TextLink>
      ) : page.mayArrangeActing ? (
        <TextLink href={`/people/${page.id}/acting`}>Let somebody act for them</TextLink>
      ) : (
        'A people officer can let somebody act for them'
      )}{' '}
      if somebody is to do {whose} work meanwhile.
    </Text>
  )
}
