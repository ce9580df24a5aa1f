import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { OfficialAccount } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type FormEvent, useRef, useState } from 'react'
import type { z } from 'zod'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { sayQuery } from '../reach/call.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { OfficialAnswerBox } from './official-answer.tsx'
import { byBody, sayAccount } from './official-list.ts'
import { SignedNote } from './signed-note.tsx'

type Account = z.infer<typeof OfficialAccount>

/** For everybody, signed in or not: whether an account is official, and every account that is. */
export function OfficialScreen() {
  const router = useRouter()
  const { account = '' } = useSearch({ strict: false }) as { readonly account?: string }
  const [typed, setTyped] = useState(account)
  const [isMissing, setIsMissing] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const all = useQuery({ queryKey: ['official'], queryFn: api.officialAccounts })
  const answer = useQuery({
    queryKey: ['official', account],
    queryFn: () => api.isOfficial(account),
    enabled: account !== '',
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    const asked = typed.trim()
    setIsMissing(asked === '')
    if (asked === '') field.current?.focus()
    else router.history.push(`/official${sayQuery({ account: asked })}`)
  }
  return (
    <Screen
      lead="Paste the address of an account, or its handle. You do not have to sign in, and we do not keep what you ask."
      title="Is this account official?"
    >
      <form css={askLook} noValidate onSubmit={send}>
        <TextInput
          {...besideField('account', isMissing ? { account: 'Paste an address or a handle first.' } : {})}
          autoComplete="off"
          block
          hideOptionalLabel
          label="Address or handle"
          onChange={({ target }) => {
            setTyped(target.value)
            setIsMissing(false)
          }}
          ref={field}
          value={typed}
        />
        <Button type="submit">Ask</Button>
      </form>
      {account !== '' && (
        <Loaded of={answer} what="the answer">
          {(said) => <OfficialAnswerBox key={said.asked} of={said} />}
        </Loaded>
      )}
      <Loaded of={all} what="the official accounts">
        {({ accounts, note }) => (
          <>
            {accounts.length === 0 ? (
              <Text as="p">No official account is entered yet.</Text>
            ) : (
              byBody(accounts).map(([body, own]) => <Body accounts={own} key={body} name={body} />)
            )}
            <Fold label="Check it without us">
              <SignedNote note={note} />
            </Fold>
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Body({ name, accounts }: { readonly name: string; readonly accounts: readonly Account[] }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">{name}</H2>
      <ul css={listLook}>
        {accounts.map((account) => (
          <li css={rowLook} key={`${account.platform} ${account.address}`}>
            <Text as="p">
              <strong>{account.name}</strong> on {account.platform}
            </Text>
            <Text as="p" css={{ overflowWrap: 'anywhere' }}>
              {account.address}
            </Text>
            <Text as="p" color="muted" fontSize="sm">
              {sayAccount(account)}
            </Text>
            {account.houseRules !== null && (
              <Text as="p" fontSize="sm">
                <TextLink aria-label={`House rules for comments: ${account.name}`} href={account.houseRules}>
                  House rules for comments
                </TextLink>
              </Text>
            )}
          </li>
        ))}
      </ul>
    </Stack>
  )
}

const line = `1px solid ${boxPalette.borderMuted}`
const askLook = {
  alignItems: 'end',
  display: 'grid',
  gap: '0.75rem',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  maxWidth: '40rem',
} as const
const listLook = { borderTop: line, listStyle: 'none', margin: 0, padding: 0 } as const
const rowLook = { borderBottom: line, padding: '0.6rem 0' } as const
