import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { PasswordInput } from '@ag.ds-next/react/password-input'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { connectionOf } from '@secondlook/connectors'
import type { CredentialKind } from '@secondlook/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { credentialKinds } from './credential-words.ts'

const labels = {
  kind: 'What it is',
  label: 'What you call it',
  service: 'Where the account lives',
  user: 'Who signs in',
  secret: 'The secret',
  due: 'To be changed by',
}
const none = { kind: 'app-password' as CredentialKind, label: '', service: '', user: '', secret: '', due: '' }

type KeepCredentialProps = {
  readonly channel: string
  /** As the register of channels has it. Its connector says what is asked, and in which words. */
  readonly platform: string
  readonly onKept: () => void
  readonly onCancel: () => void
}

/** A secret goes in here and comes out nowhere. */
export function KeepCredential({ channel, platform, onKept, onCancel }: KeepCredentialProps) {
  const [draft, setDraft] = useState(none)
  const asks = connectionOf(platform)?.sender.asks
  const keep = useMutation({
    mutationFn: () => {
      const { kind, label, secret, due } = draft
      const [service, user] = [draft.service.trim(), draft.user.trim()]
      return api.keepCredential(channel, {
        ...{ kind, label: label.trim(), secret, due },
        ...(service !== '' && { service }),
        ...(user !== '' && { user }),
      })
    },
    onSuccess: onKept,
  })
  const says = fieldsOf(keep.error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    keep.mutate()
  }
  const set = (name: keyof typeof none) => (event: { readonly target: { readonly value: string } }) =>
    setDraft({ ...draft, [name]: event.target.value })
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1}>
        <ProblemSummary error={keep.error} labels={labels} />
        <Text as="p" color="muted" fontSize="sm">
          It is sealed when it arrives. Nobody can read it out again, you included.
        </Text>
        <Select
          {...besideField('kind', says)}
          label={labels.kind}
          maxWidth="lg"
          onChange={set('kind')}
          options={Object.entries(credentialKinds).map(([value, label]) => ({ value, label }))}
          required
          value={draft.kind}
        />
        <TextInput
          {...besideField('label', says)}
          hint="Such as what it is for. Never a part of the secret."
          label={labels.label}
          maxWidth="lg"
          onChange={set('label')}
          required
          value={draft.label}
        />
        {asks?.service && (
          <TextInput
            {...besideField('service', says)}
            autoComplete="off"
            hint={asks.service}
            inputMode="url"
            label={labels.service}
            maxWidth="lg"
            onChange={set('service')}
            type="url"
            value={draft.service}
          />
        )}
        {asks?.user && (
          <TextInput
            {...besideField('user', says)}
            autoComplete="off"
            hint={asks.user}
            label={labels.user}
            maxWidth="lg"
            onChange={set('user')}
            required
            value={draft.user}
          />
        )}
        <PasswordInput
          {...besideField('secret', says)}
          autoComplete="off"
          {...(asks && { hint: asks.secret })}
          label={labels.secret}
          maxWidth="lg"
          onChange={set('secret')}
          required
          value={draft.secret}
        />
        <TextInput
          {...besideField('due', says)}
          label={labels.due}
          maxWidth="md"
          onChange={set('due')}
          required
          type="date"
          value={draft.due}
        />
        <ButtonGroup>
          <Button loading={keep.isPending} size="sm" type="submit">
            Put it in
          </Button>
          <Button onClick={onCancel} size="sm" variant="text">
            Leave it
          </Button>
        </ButtonGroup>
      </Stack>
    </form>
  )
}
