import { Button } from '@ag.ds-next/react/button'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { PacksPage } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { UnitSelect } from '../forms/unit-select.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { firstInstant } from '../words/instant.ts'
import { PolicyPreviewPanel } from './policy-preview-panel.tsx'

const labels = { digest: 'Version', unit: 'For whom', from: 'First day', reason: 'Why' }

/** Puts a version in force: which, for whom, from when; what it would change; and why. */
export function PutInForceScreen() {
  const packs = useQuery({ queryKey: ['in-force', 'packs'], queryFn: api.packs })
  return (
    <Screen
      back={{ to: '/in-force', says: 'The policy in force' }}
      lead="You see first what it would change. Nothing is in force before you say so, and nothing can begin in the past."
      title="Put a version in force"
    >
      <Loaded of={packs} what="the versions there are">
        {({ items }) => <PutInForce packs={items} />}
      </Loaded>
    </Screen>
  )
}

type Packs = PacksPage['items']

const sayPack = ({ title, pack, version, isShipped }: Packs[number]): string =>
  `${title} (${pack}, version ${version}${isShipped ? '' : ', was in force before'})`

function PutInForce({ packs }: { readonly packs: Packs }) {
  const router = useRouter()
  const client = useQueryClient()
  const [digest, setDigest] = useState('')
  const [unit, setUnit] = useState('')
  const [day, setDay] = useState('')
  const [reason, setReason] = useState('')
  const isLayer = packs.find((one) => one.digest === digest)?.kind === 'overlay'
  const asked = () => ({
    ...{ digest, unit: isLayer && unit !== '' ? unit : null },
    from: firstInstant(day, new Date().toISOString()),
  })
  const preview = useMutation({ mutationFn: () => api.previewInForce(asked()) })
  const put = useMutation({
    mutationFn: () => api.putInForce({ ...asked(), reason }),
    onSuccess: async () => {
      await client.invalidateQueries()
      router.history.push('/in-force')
    },
  })
  const changed = (set: (value: string) => void) => (value: string) => {
    set(value)
    preview.reset()
    put.reset()
  }
  const error = put.error ?? preview.error
  const says = fieldsOf(error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (preview.data) put.mutate()
    else preview.mutate()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1.5}>
        <ProblemSummary error={error} labels={labels} />
        <Select
          {...besideField('digest', says)}
          label={labels.digest}
          maxWidth="xl"
          onChange={({ target }) => changed(setDigest)(target.value)}
          options={packs.map((one) => ({ value: one.digest, label: sayPack(one) }))}
          placeholder="Choose a version"
          required
          value={digest}
        />
        {isLayer && (
          <UnitSelect
            {...besideField('unit', says)}
            hideOptionalLabel
            hint="A layer holds for the unit, with everything below it"
            label={labels.unit}
            none="Everybody"
            onChange={changed(setUnit)}
            value={unit}
          />
        )}
        <TextInput
          {...besideField('from', says)}
          hint="Leave it empty for now"
          label={labels.from}
          maxWidth="md"
          onChange={({ target }) => changed(setDay)(target.value)}
          type="date"
          value={day}
        />
        {preview.data ? (
          <>
            <PolicyPreviewPanel preview={preview.data} />
            <Textarea
              {...besideField('reason', says)}
              hint="Your comments here may be disclosed"
              label={labels.reason}
              maxWidth="xl"
              onChange={({ target }) => setReason(target.value)}
              required
              value={reason}
            />
            <div>
              <Button loading={put.isPending} type="submit">
                Put it in force
              </Button>
            </div>
          </>
        ) : (
          <div>
            <Button loading={preview.isPending} type="submit">
              Show what this would change
            </Button>
          </div>
        )}
      </Stack>
    </form>
  )
}
