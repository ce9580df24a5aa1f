import { Button } from '@ag.ds-next/react/button'
import { Checkbox } from '@ag.ds-next/react/checkbox'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { Named, PersonPage, RoleRow } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { instantsOf, noPeriod, PeriodFields, periodLabels } from '../forms/period-fields.tsx'
import { PersonPicker } from '../forms/person-picker.tsx'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { listOf } from '../words/people.ts'
import { upperFirst } from '../words/upper-first.ts'
import { Actings } from './absences.tsx'
import { personQuery } from './person-screen.tsx'

const labels = { ...periodLabels, person: 'Who acts', roles: 'What goes along', reason: 'Why' }

/** Lets somebody do somebody's work for a while, with the roles that go along. */
export function ActingScreen() {
  const { person: id = '' } = useParams({ strict: false })
  const found = useQuery(personQuery(id))
  const roles = useQuery({ queryKey: ['roles'], queryFn: api.roles })
  const name = found.data?.entry.name ?? 'somebody'
  return (
    <Screen
      back={{ to: `/people/${id}`, says: found.data?.entry.name ?? 'Person' }}
      key={found.data ? 'there' : 'loading'}
      lead={`While ${name} is away or the position is empty. ${name} keeps every role; whoever acts may do the same for as long as ${name} may, and what they do is recorded as theirs.`}
      title={`Let somebody act for ${name}`}
    >
      <Loaded of={found} what="this person">
        {(page) =>
          page.mayArrangeActing ? (
            <Loaded of={roles} what="roles">
              {(all) => <ActingForm all={all} page={page} />}
            </Loaded>
          ) : (
            <Text as="p">Who acts for somebody is arranged by a people officer, and never for oneself.</Text>
          )
        }
      </Loaded>
    </Screen>
  )
}

type ActingFormProps = { readonly page: PersonPage; readonly all: readonly RoleRow[] }

/** The roles that somebody was given themselves and holds now, each once, and whether each can go along. */
function rolesOf({ roles }: PersonPage, all: readonly RoleRow[], now: string) {
  const isNow = ({ from, to, endedAt, through }: PersonPage['roles'][number]) =>
    through.kind === 'grant' &&
    from <= now &&
    (to === null || to > now) &&
    (endedAt === null || endedAt > now)
  const held = new Set(roles.filter(isNow).map(({ role }) => role))
  return all.filter(({ role }) => held.has(role))
}

function ActingForm({ page, all }: ActingFormProps) {
  const router = useRouter()
  const client = useQueryClient()
  const held = rolesOf(page, all, new Date().toISOString())
  const along = held.filter(({ travels }) => travels)
  const [person, setPerson] = useState<Named | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>(along.map(({ role }) => role))
  const [period, setPeriod] = useState(noPeriod)
  const [reason, setReason] = useState('')
  const act = useMutation({
    mutationFn: () =>
      api.makeActing({
        ...{ person: person?.id ?? '', actsFor: page.id, roles: chosen, ...instantsOf(period) },
        ...(reason.trim() !== '' && { reason: reason.trim() }),
      }),
    onSuccess: async () => {
      await client.invalidateQueries()
      router.history.push(`/people/${page.id}`)
    },
  })
  const says = fieldsOf(act.error)
  const toggle = (role: string) =>
    setChosen(chosen.includes(role) ? chosen.filter((one) => one !== role) : [...chosen, role])
  const send = (event: FormEvent) => {
    event.preventDefault()
    act.mutate()
  }
  const stays = held.filter(({ travels }) => !travels).map(({ name }) => name)
  return (
    <Stack gap={1.5}>
      <form noValidate onSubmit={send}>
        <Stack gap={1.5}>
          <ProblemSummary error={act.error} labels={labels} />
          <PersonPicker
            {...besideField('person', says)}
            hint="Start to type a name"
            label={labels.person}
            onChange={setPerson}
            required
            value={person}
          />
          {along.length > 0 && (
            <ControlGroup {...besideField('roles', says)} block label={labels.roles}>
              {along.map(({ role, name }) => (
                <Checkbox
                  checked={chosen.includes(role)}
                  key={role}
                  onChange={() => toggle(role)}
                  value={role}
                >
                  {upperFirst(name)}
                </Checkbox>
              ))}
            </ControlGroup>
          )}
          <Text as="p" css={{ maxWidth: '42rem' }}>
            Whoever reports to {page.entry.name} will report to whoever acts, too.
            {stays.length > 0 && ` The role of ${listOf(stays)} is held in person and never goes along.`}
          </Text>
          <PeriodFields
            lastDayHint="Acting always has an end"
            needsLastDay
            onChange={setPeriod}
            says={says}
            value={period}
          />
          <Textarea
            {...besideField('reason', says)}
            hint="Your comments here may be disclosed"
            label={labels.reason}
            maxWidth="xl"
            onChange={({ target }) => setReason(target.value)}
            value={reason}
          />
          <div>
            <Button loading={act.isPending} type="submit">
              Let them act
            </Button>
          </div>
        </Stack>
      </form>
      <Actings actings={page.actings} />
    </Stack>
  )
}
