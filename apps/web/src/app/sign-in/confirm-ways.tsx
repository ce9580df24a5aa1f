import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { addressForPasskeys, knowsPasskeys, usePasskey as signWithPasskey } from './passkey.ts'
import { PasskeysElsewhere } from './passkeys-elsewhere.tsx'

/** Every way to show once more that it is you. */
export function ConfirmWays({ onConfirmed }: { readonly onConfirmed: () => void }) {
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: api.waysIn })
  const [problem, setProblem] = useState<unknown>()
  const elsewhere = addressForPasskeys(window.location)
  async function confirm(way: () => Promise<boolean>): Promise<void> {
    setProblem(undefined)
    try {
      if (await way()) onConfirmed()
    } catch (error) {
      setProblem(error)
    }
  }
  const byPasskey = async () => {
    const credential = await signWithPasskey(await api.stepUpOptions())
    if (credential) await api.stepUpPasskey(credential)
    return credential !== undefined
  }
  const inDemo = async () => {
    await api.stepUpDemo()
    return true
  }
  return (
    <Loaded of={ways} what="the ways to confirm">
      {({ passkey, oidc, demonstration }) => (
        <Stack alignItems="flex-start" gap={1}>
          {problem !== undefined && <ProblemAlert error={problem} focus />}
          {demonstration && <Button onClick={() => void confirm(inDemo)}>Confirm (demonstration)</Button>}
          {passkey && elsewhere !== undefined && <PasskeysElsewhere address={elsewhere} />}
          {passkey && elsewhere === undefined && knowsPasskeys() && (
            <Button onClick={() => void confirm(byPasskey)} variant={demonstration ? 'secondary' : 'primary'}>
              Confirm with a passkey
            </Button>
          )}
          {oidc && (
            <>
              <ButtonLink href="/api/v1/session/step-up/oidc?to=/home" target="_blank" variant="secondary">
                Confirm with your work account
              </ButtonLink>
              <Button onClick={onConfirmed} variant="text">
                I have confirmed in the other tab
              </Button>
            </>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
