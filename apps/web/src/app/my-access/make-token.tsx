import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Checkbox } from '@ag.ds-next/react/checkbox'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { TextInput } from '@ag.ds-next/react/text-input'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { meQuery } from '../shell/me.ts'
import { tokenScopes } from '../words/scopes.ts'
import { upperFirst } from '../words/upper-first.ts'

const labels = { name: 'What it is for', scopes: 'What it may do', days: 'How long' }
const lengths = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'A year' },
]

type MakeTokenProps = { readonly onMade: (secret: string) => void; readonly onCancel: () => void }

/** A new token: what for, what it may do, and how long. */
export function MakeToken({ onMade, onCancel }: MakeTokenProps) {
  const { data: me } = useQuery(meQuery)
  const offered = tokenScopes.filter(({ needs }) => needs === undefined || me?.acts.includes(needs))
  const [name, setName] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [days, setDays] = useState('90')
  const make = useMutation({
    mutationFn: () => api.makeToken({ name: name.trim(), scopes: [...chosen], days: Number(days) }),
    onSuccess: ({ token }) => onMade(token),
  })
  const says = fieldsOf(make.error)
  const toggle = (scope: string) =>
    setChosen(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope])
  const send = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1}>
        <ProblemSummary error={make.error} labels={labels} />
        <TextInput
          {...besideField('name', says)}
          label={labels.name}
          onChange={({ target }) => setName(target.value)}
          required
          value={name}
        />
        <ControlGroup {...besideField('scopes', says)} block label={labels.scopes} required>
          {offered.map(({ scope, says: what }) => (
            <Checkbox
              checked={chosen.includes(scope)}
              key={scope}
              onChange={() => toggle(scope)}
              value={scope}
            >
              {upperFirst(what)}
            </Checkbox>
          ))}
        </ControlGroup>
        <Select
          {...besideField('days', says)}
          label={labels.days}
          maxWidth="md"
          onChange={({ target }) => setDays(target.value)}
          options={lengths}
          required
          value={days}
        />
        <ButtonGroup>
          <Button loading={make.isPending} size="sm" type="submit">
            Make it
          </Button>
          <Button onClick={onCancel} size="sm" variant="text">
            Leave it
          </Button>
        </ButtonGroup>
      </Stack>
    </form>
  )
}
