import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { CollectionNotice } from '../forms/collection-notice.tsx'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { knowsPasskeys, makePasskey } from './passkey.ts'

const labels = {
  ...{ code: 'Code', name: 'Your name', email: 'Your email at work', passkeyName: 'Name of the passkey' },
}

/** Where a one-time link leads: its secret stands behind the `#`, which a browser sends to nobody. */
export function EnrolScreen() {
  const [secret] = useState(() => window.location.hash.slice(1))
  const link = useQuery({ queryKey: ['link', secret], queryFn: () => api.openLink(secret), retry: false })
  return (
    <Screen title="Set up how you sign in">
      <Loaded of={link} what="your link">
        {({ kind, name, oidc, needsCode }) => (
          <Enrol
            isFirst={kind === 'first-administrator'}
            mayUseWork={oidc}
            name={name}
            needsCode={needsCode}
            secret={secret}
          />
        )}
      </Loaded>
    </Screen>
  )
}

type EnrolProps = {
  readonly secret: string
  readonly isFirst: boolean
  readonly name: string | null
  readonly mayUseWork: boolean
  readonly needsCode: boolean
}

function Enrol({ secret, isFirst, name: known, mayUseWork, needsCode }: EnrolProps) {
  const router = useRouter()
  const client = useQueryClient()
  const [code, setCode] = useState('')
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [passkeyName, setPasskeyName] = useState('')
  const shown = { secret, ...(needsCode && { code }) }
  const enrol = useMutation({
    mutationFn: async () => {
      const asked = { ...shown, ...(isFirst && { name: name.trim(), email: email.trim() }) }
      const response = await makePasskey(await api.linkOptions(asked))
      if (!response) return false
      await api.useLink({ ...asked, passkeyName: passkeyName.trim() || 'First passkey', response })
      return true
    },
    onSuccess: async (isIn) => {
      if (!isIn) return
      // The link is used up, and to ask about it again would only bring a refusal.
      await client.resetQueries({ predicate: ({ queryKey: [first] }) => first !== 'link' })
      router.history.replace('/home')
    },
  })
  const byWork = useMutation({
    mutationFn: () => api.linkByWorkAccount(shown),
    onSuccess: ({ go }) => window.location.assign(go),
  })
  const says = fieldsOf(enrol.error ?? byWork.error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    enrol.mutate()
  }
  if (!knowsPasskeys())
    return (
      <Text as="p">
        This browser does not know passkeys. Open the link in a newer one; it was not used up.
      </Text>
    )
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1.5}>
        <ProblemSummary error={enrol.error ?? byWork.error} labels={labels} />
        <Text as="p">
          {isFirst
            ? 'You will be the first administrator here. Say who you are, then let your device make a passkey.'
            : `Welcome, ${known}. Let your device make a passkey; from then on you sign in with it.`}{' '}
          {!isFirst && mayUseWork && 'Or say which work account is yours.'}
        </Text>
        {needsCode && (
          <TextInput
            {...besideField('code', says)}
            autoComplete="one-time-code"
            hint="Somebody told it to you: twelve letters and figures. Ask them if you have none"
            label={labels.code}
            maxWidth="md"
            onChange={({ target }) => setCode(target.value)}
            required
            value={code}
          />
        )}
        {isFirst && (
          <>
            <TextInput
              {...besideField('name', says)}
              autoComplete="name"
              label={labels.name}
              onChange={({ target }) => setName(target.value)}
              required
              value={name}
            />
            <TextInput
              {...besideField('email', says)}
              autoComplete="email"
              inputMode="email"
              label={labels.email}
              onChange={({ target }) => setEmail(target.value)}
              required
              value={email}
            />
          </>
        )}
        <TextInput
          {...besideField('passkeyName', says)}
          hint="So that you know it again, such as “work laptop”"
          label={labels.passkeyName}
          onChange={({ target }) => setPasskeyName(target.value)}
          value={passkeyName}
        />
        {isFirst && (
          <CollectionNotice
            isSignedIn={false}
            how="for as long as you work here and seven years more"
            why="to know who administers this"
          />
        )}
        <div css={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
          <Button loading={enrol.isPending} type="submit">
            Make a passkey and sign in
          </Button>
          {mayUseWork && (
            <Button loading={byWork.isPending} onClick={() => byWork.mutate()} variant="secondary">
              Use your work account
            </Button>
          )}
        </div>
      </Stack>
    </form>
  )
}
