import { Button } from '@ag.ds-next/react/button'
import { Checkbox } from '@ag.ds-next/react/checkbox'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { Instrument, LibraryEntry } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { dayOf } from '../words/instant.ts'
import { kindNames } from './policy-words.ts'

const labels = {
  ...{ replaces: 'In the place of', title: 'What it is called', kind: 'What it is', issuer: 'Who issued it' },
  ...{
    version: 'Which version',
    from: 'Applies from',
    to: 'Until',
    says: 'What it says for us',
    link: 'Where it stands',
  },
}
const none = { title: '', kind: 'policy', issuer: '', version: '', from: '', to: '', says: '', link: '' }
type Draft = typeof none

/** An id for an entry of our own, made of its title. */
const idOf = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-$/, '') || 'entry'

function toInstrument(draft: Draft, replaces: string, confirmed: boolean): Instrument {
  const { title, kind, says, ...dated } = draft
  const more = Object.entries(dated).filter(([, value]) => value.trim() !== '')
  return {
    ...{
      id: replaces || idOf(title),
      title: title.trim(),
      kind: kind as Instrument['kind'],
      says: says.trim(),
    },
    ...Object.fromEntries(more.map(([name, value]) => [name, value.trim()])),
    confirmed,
    ...(confirmed && { checked: dayOf(new Date().toISOString()) }),
  }
}

/** Adds an entry of the body's own, or one that stands in the place of an entry that came with a pack. */
export function AddInstrument({ items }: { readonly items: readonly LibraryEntry[] }) {
  const client = useQueryClient()
  const [draft, setDraft] = useState(none)
  const [replaces, setReplaces] = useState('')
  const [isConfirmed, setIsConfirmed] = useState(false)
  const add = useMutation({
    mutationFn: () => api.addInstrument(toInstrument(draft, replaces, isConfirmed)),
    onSuccess: async () => {
      setDraft(none)
      setReplaces('')
      setIsConfirmed(false)
      await client.invalidateQueries({ queryKey: ['library'] })
    },
  })
  const says = fieldsOf(add.error)
  const field = (name: keyof Draft) => ({
    ...besideField(name, says),
    ...{ label: labels[name], maxWidth: 'xl' as const, value: draft[name] },
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      setDraft({ ...draft, [name]: target.value }),
  })
  const choose = (id: string) => {
    setReplaces(id)
    const found = items.find((one) => one.id === id)
    if (found)
      setDraft({
        ...{ ...none, title: found.title, kind: found.kind, says: found.says, issuer: found.issuer ?? '' },
        ...{
          version: found.version ?? '',
          from: found.from ?? '',
          to: found.to ?? '',
          link: found.link ?? '',
        },
      })
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    add.mutate()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1}>
        <ProblemSummary error={add.error} labels={labels} />
        <Select
          hideOptionalLabel
          label={labels.replaces}
          maxWidth="xl"
          onChange={({ target }) => choose(target.value)}
          options={[
            { value: '', label: 'No entry: it is a new one' },
            ...items.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          value={replaces}
        />
        <TextInput {...field('title')} required />
        <Select
          {...field('kind')}
          options={Object.entries(kindNames).map(([value, label]) => ({ value, label }))}
          required
        />
        <TextInput {...field('issuer')} />
        <TextInput {...field('version')} />
        <TextInput
          {...field('from')}
          hint="A year, a month or a day, such as 2016-09-01; empty where not known"
        />
        <TextInput {...field('to')} hint="The same; empty where no end is known" />
        <Textarea {...field('says')} hint="In a sentence of your own words; never its own" required />
        <TextInput {...field('link')} hint="Such as https://www.legislation.act.gov.au/" inputMode="url" />
        <Checkbox checked={isConfirmed} onChange={({ target }) => setIsConfirmed(target.checked)}>
          I have looked at it, and what stands here is so. My name is shown with it.
        </Checkbox>
        <div>
          <Button loading={add.isPending} type="submit" variant="secondary">
            Add it to the library
          </Button>
        </div>
      </Stack>
    </form>
  )
}
