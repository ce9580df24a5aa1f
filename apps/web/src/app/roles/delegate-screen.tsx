import { Button } from '@ag.ds-next/react/button'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { HeldRole, Named } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { instantsOf, noPeriod, PeriodFields, periodLabels } from '../forms/period-fields.tsx'
import { PersonPicker } from '../forms/person-picker.tsx'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayScope } from '../words/people.ts'
import { upperFirst } from '../words/upper-first.ts'

const labels = { grant: 'Role', person: 'To whom', ...periodLabels }

/** Hands a role of one's own to somebody for a while. */
export function DelegateScreen() {
  const { grant } = useSearch({ strict: false }) as { readonly grant?: string }
  const access = useQuery({ queryKey: ['my-access'], queryFn: api.myAccess })
  return (
    <Screen
      back={{ to: '/roles', says: 'Roles' }}
      lead="While you are away, or short of time. You keep the role yourself, and can take it back at any moment."
      title="Hand a role on"
    >
      <Loaded of={access} what="your roles">
        {({ now }) => {
          const own = now.filter(({ mayHandOn }) => mayHandOn)
          return own.length === 0 ? (
            <Text as="p">
              You hold no role that can be handed on. Some are held in person, and what was handed to you is
              not handed on again. <TextLink href="/my-access">See what you may do</TextLink>
            </Text>
          ) : (
            <Delegate first={grant ?? own[0]?.id ?? ''} own={own} />
          )
        }}
      </Loaded>
    </Screen>
  )
}

function Delegate({ own, first }: { readonly own: readonly HeldRole[]; readonly first: string }) {
  const router = useRouter()
  const client = useQueryClient()
  const [grant, setGrant] = useState(first)
  const [person, setPerson] = useState<Named | null>(null)
  const [period, setPeriod] = useState(noPeriod)
  const delegate = useMutation({
    mutationFn: () =>
      api.delegate({
        ...{ grant, person: person?.id ?? '' },
        ...instantsOf(period),
      }),
    onSuccess: async () => {
      await client.invalidateQueries()
      router.history.push('/my-access')
    },
  })
  const says = fieldsOf(delegate.error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    delegate.mutate()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1.5}>
        <ProblemSummary error={delegate.error} labels={labels} />
        <Select
          {...besideField('grant', says)}
          label={labels.grant}
          maxWidth="xl"
          onChange={({ target }) => setGrant(target.value)}
          options={own.map(({ id, name, scope }) => ({
            value: id,
            label: `${upperFirst(name)} ${sayScope(scope)}`,
          }))}
          required
          value={grant}
        />
        <PersonPicker
          {...besideField('person', says)}
          hint="Start to type a name"
          label={labels.person}
          onChange={setPerson}
          required
          value={person}
        />
        <PeriodFields
          lastDayHint="A delegation always has an end"
          needsLastDay
          onChange={setPeriod}
          says={says}
          value={period}
        />
        <div>
          <Button loading={delegate.isPending} type="submit">
            Hand it on
          </Button>
        </div>
      </Stack>
    </form>
  )
}
