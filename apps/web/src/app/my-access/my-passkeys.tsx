import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { Row, Rows } from '../forms/rows.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { addressForPasskeys, knowsPasskeys, makePasskey } from '../sign-in/passkey.ts'
import { PasskeysElsewhere } from '../sign-in/passkeys-elsewhere.tsx'
import { sayDay, sayInstant } from '../words/instant.ts'

const key = ['passkeys'] as const

/** The passkeys by which I can sign in. */
export function MyPasskeys() {
  const client = useQueryClient()
  const passkeys = useQuery({ queryKey: key, queryFn: api.passkeys })
  const [name, setName] = useState('')
  const elsewhere = addressForPasskeys(window.location)
  const [isUnnamed, setIsUnnamed] = useState(false)
  const [isAdding, setIsAdding] = useState(false)
  const reload = () => client.invalidateQueries({ queryKey: key })
  const end = useMutation({ mutationFn: api.endPasskey, onSuccess: reload })
  const add = useMutation({
    mutationFn: async () => {
      const credential = await makePasskey(await api.newPasskeyOptions())
      if (credential) await api.addPasskey(name.trim(), credential)
      return credential !== undefined
    },
    onSuccess: async (isMade) => {
      if (isMade) {
        setName('')
        setIsAdding(false)
      }
      await reload()
    },
  })
  // What was said of the one before would hide what is said of this.
  const remove = (id: string) => {
    add.reset()
    end.mutate(id)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    // Asked before the device makes one, which would otherwise be left without a place here.
    end.reset()
    setIsUnnamed(name.trim() === '')
    if (name.trim() !== '') add.mutate()
  }
  return (
    <Loaded of={passkeys} what="passkeys">
      {(all) => (
        <Stack gap={0.75}>
          <ProblemAlert error={add.error ?? end.error} focus />
          {all.length === 0 ? (
            <Text as="p">
              None yet. A passkey lets you sign in with your device, and nobody can trick you out of it.
            </Text>
          ) : (
            <Rows>
              {all.map((passkey) => (
                <Row
                  deed={
                    <Button
                      aria-label={`Remove the passkey ${passkey.name}`}
                      onClick={() => remove(passkey.id)}
                      size="sm"
                      variant="text"
                    >
                      Remove
                    </Button>
                  }
                  key={passkey.id}
                  says={
                    passkey.usedOn
                      ? `Last used ${sayDay(passkey.usedOn)}`
                      : `Added ${sayInstant(passkey.addedAt)}, not used yet`
                  }
                  title={passkey.name}
                />
              ))}
            </Rows>
          )}
          {elsewhere !== undefined && <PasskeysElsewhere address={elsewhere} />}
          {elsewhere === undefined && knowsPasskeys() && !isAdding && (
            <div>
              <Button onClick={() => setIsAdding(true)} size="sm" variant="secondary">
                Add a passkey
              </Button>
            </div>
          )}
          {isAdding && (
            <form noValidate onSubmit={send}>
              <Stack gap={0.75}>
                <TextInput
                  {...besideField('name', isUnnamed ? { name: 'Give it a name.' } : fieldsOf(add.error))}
                  id="passkey-name"
                  hint="So that you know it again, such as “work laptop”"
                  label="Name of the passkey"
                  onChange={({ target }) => setName(target.value)}
                  required
                  value={name}
                />
                <ButtonGroup>
                  <Button loading={add.isPending} size="sm" type="submit">
                    Make it with this device
                  </Button>
                  <Button onClick={() => setIsAdding(false)} size="sm" variant="text">
                    Leave it
                  </Button>
                </ButtonGroup>
              </Stack>
            </form>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
