import { Button } from '@ag.ds-next/react/button'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import type { Named, RoleRow } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { instantsOf, noPeriod, PeriodFields, periodLabels } from '../forms/period-fields.tsx'
import { PersonPicker } from '../forms/person-picker.tsx'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { UnitSelect } from '../forms/unit-select.tsx'
import { colleagueQuery } from '../people/colleague-card.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { upperFirst } from '../words/upper-first.ts'

const labels = {
  ...{ person: 'Person', role: 'Role', scope: 'What for', 'scope.id': 'Unit' },
  ...periodLabels,
}

/** Gives somebody a role: who, which, what for, from when and until when. */
export function GiveRoleScreen() {
  const { person, role = '' } = useSearch({ strict: false }) as {
    readonly person?: string
    readonly role?: string
  }
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles })
  const { data: me } = useQuery(meQuery)
  const given = useQuery({ ...colleagueQuery(person ?? ''), enabled: person !== undefined })
  const isReady = person === undefined || given.isFetched
  return (
    <Screen back={{ to: '/roles', says: 'Roles' }} title="Give a role">
      <Loaded of={roles} what="roles">
        {(all) =>
          isReady && (
            <GiveRole
              keeps={me ? unitKeptBy(me.person.id, all) : undefined}
              person={given.data ? { id: given.data.id, name: given.data.name } : null}
              role={role}
              roles={all.filter(({ mayGive }) => mayGive)}
            />
          )
        }
      </Loaded>
    </Screen>
  )
}

/** The unit that a people officer is named for, where they are not for everything. */
function unitKeptBy(person: string, roles: readonly RoleRow[]): string | undefined {
  const own = roles
    .filter(({ role }) => role === 'people-officer')
    .flatMap(({ holders }) => holders.filter((one) => one.person.id === person))
  return own.some(({ scope }) => scope.kind === 'everything') ? undefined : (own[0]?.scope.id ?? undefined)
}

type GiveRoleProps = {
  readonly keeps: string | undefined
  readonly person: Named | null
  readonly role: string
  readonly roles: readonly RoleRow[]
}

function GiveRole({ keeps, person: first, role: firstRole, roles }: GiveRoleProps) {
  const router = useRouter()
  const client = useQueryClient()
  const [person, setPerson] = useState(first)
  const [role, setRole] = useState(firstRole)
  const [kind, setKind] = useState(keeps === undefined ? 'everything' : 'unit')
  const [unit, setUnit] = useState(keeps ?? '')
  const [period, setPeriod] = useState(noPeriod)
  const give = useMutation({
    mutationFn: () =>
      api.grant({
        ...{ person: person?.id ?? '', role, scope: { kind, id: kind === 'everything' ? null : unit } },
        ...instantsOf(period),
      }),
    onSuccess: async () => {
      await client.invalidateQueries()
      router.history.push(person ? `/people/${person.id}` : '/roles')
    },
  })
  const says = fieldsOf(give.error)
  const chosen = roles.find((one) => one.role === role)
  const scopes = chosen?.scopes ?? ['everything']
  const send = (event: FormEvent) => {
    event.preventDefault()
    give.mutate()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1.5}>
        <ProblemSummary error={give.error} labels={labels} />
        <PersonPicker
          {...besideField('person', says)}
          hint="Start to type a name"
          label={labels.person}
          onChange={setPerson}
          required
          value={person}
        />
        <Select
          {...besideField('role', says)}
          label={labels.role}
          maxWidth="xl"
          onChange={({ target }) => {
            setRole(target.value)
            setKind(keeps === undefined ? 'everything' : 'unit')
          }}
          options={roles.map((one) => ({ value: one.role, label: upperFirst(one.name) }))}
          placeholder="Choose a role"
          required
          value={role}
          {...(chosen && { hint: chosen.says })}
        />
        {scopes.length > 1 && (
          <ControlGroup {...besideField('scope', says)} block label={labels.scope} name="scope" required>
            <Radio checked={kind === 'everything'} onChange={() => setKind('everything')} value="everything">
              Everything
            </Radio>
            <Radio checked={kind === 'unit'} onChange={() => setKind('unit')} value="unit">
              One unit, with what is below it
            </Radio>
          </ControlGroup>
        )}
        {kind === 'unit' && (
          <UnitSelect
            {...besideField('scope.id', says)}
            label={labels['scope.id']}
            none="Choose a unit"
            onChange={setUnit}
            required
            value={unit}
          />
        )}
        <PeriodFields
          lastDayHint="Leave it empty where no end is known"
          needsLastDay={false}
          onChange={setPeriod}
          says={says}
          value={period}
        />
        <div>
          <Button loading={give.isPending} type="submit">
            Give this role
          </Button>
        </div>
      </Stack>
    </form>
  )
}
