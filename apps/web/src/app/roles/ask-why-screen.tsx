import { Button } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { ActRow, Named } from '@secondlook/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { PersonPicker } from '../forms/person-picker.tsx'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { UnitSelect } from '../forms/unit-select.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { Screen } from '../shell/screen.tsx'
import { upperFirst } from '../words/upper-first.ts'

const labels = { person: 'Who', act: 'Would like to', object: 'To what' }

/** Why somebody may or may not do something, in one sentence. */
export function AskWhyScreen() {
  const { data: me } = useQuery(meQuery)
  const acts = useQuery({ queryKey: ['acts'], queryFn: api.acts, staleTime: 300_000 })
  return (
    <Screen
      back={{ to: '/roles', says: 'Roles' }}
      lead={
        <>
          Choose somebody and something to do. The answer is the one that the product itself goes by. You can
          also read <TextLink href="/docs/reference/access">the whole table</TextLink>.
        </>
      }
      title="Ask why"
    >
      <Loaded of={acts} what="what can be done">
        {(all) => <AskWhy acts={all} me={me?.person ?? null} />}
      </Loaded>
    </Screen>
  )
}

type AskWhyProps = { readonly acts: readonly ActRow[]; readonly me: Named | null }

/** Begins with oneself, whom everybody may ask about. */
function AskWhy({ acts, me }: AskWhyProps) {
  const [person, setPerson] = useState(me)
  const [act, setAct] = useState('')
  const [about, setAbout] = useState<Named | null>(null)
  const [unit, setUnit] = useState('')
  const object = acts.find((one) => one.act === act)?.object ?? 'none'
  const why = useMutation({
    mutationFn: () =>
      api.why({
        ...{ person: person?.id ?? '', act },
        object: object === 'person' ? about?.id : object === 'unit' && unit !== '' ? unit : undefined,
      }),
  })
  const says = fieldsOf(why.error)
  const ask = (event: FormEvent) => {
    event.preventDefault()
    why.mutate()
  }
  return (
    <form noValidate onSubmit={ask}>
      <Stack gap={1.5}>
        <ProblemSummary error={why.error} labels={labels} />
        <PersonPicker
          {...besideField('person', says)}
          hint="Start to type a name"
          label={labels.person}
          onChange={(chosen) => {
            setPerson(chosen)
            why.reset()
          }}
          required
          value={person}
        />
        <Select
          {...besideField('act', says)}
          label={labels.act}
          maxWidth="xl"
          onChange={({ target }) => {
            setAct(target.value)
            why.reset()
          }}
          options={acts.map((one) => ({ value: one.act, label: upperFirst(one.says) }))}
          placeholder="Choose what"
          required
          value={act}
        />
        {object === 'person' && (
          <PersonPicker
            {...besideField('object', says)}
            hint="Leave it empty to ask in general"
            label="About whom"
            onChange={setAbout}
            value={about}
          />
        )}
        {object === 'unit' && (
          <UnitSelect
            {...besideField('object', says)}
            label="In which unit"
            none="Any unit"
            onChange={setUnit}
            value={unit}
          />
        )}
        <div>
          <Button loading={why.isPending} type="submit">
            Ask
          </Button>
        </div>
        {why.data && (
          <PageAlert
            focusOnMount
            key={why.submittedAt}
            title={why.data.may ? 'Yes' : 'No'}
            tone={why.data.may ? 'success' : 'info'}
          >
            <Text as="p">{why.data.says}</Text>
            {why.data.whoCan && <Text as="p">Who can: {why.data.whoCan}.</Text>}
          </PageAlert>
        )}
      </Stack>
    </form>
  )
}
