import { Button, ButtonLink } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { DemoPeople } from './demo-people.tsx'
import { addressForPasskeys, knowsPasskeys, usePasskey as signWithPasskey } from './passkey.ts'
import { PasskeysElsewhere } from './passkeys-elsewhere.tsx'

type SignInWaysProps = {
  readonly onIn: () => void
  /** Over a page that must stay: the work account then opens in a tab of its own. */
  readonly inDialog?: boolean
  /** Where a work account comes back to. */
  readonly to?: string
}

/** Every way to sign in here, the best first. */
export function SignInWays({ onIn, inDialog = false, to = '/home' }: SignInWaysProps) {
  const ways = useQuery({ queryKey: ['ways-in'], queryFn: api.waysIn })
  const [problem, setProblem] = useState<unknown>()
  const [isBusy, setIsBusy] = useState(false)
  const elsewhere = addressForPasskeys(window.location)
  useComeBack(inDialog, onIn)

  async function enter(way: () => Promise<boolean>): Promise<void> {
    setIsBusy(true)
    setProblem(undefined)
    try {
      if (await way()) onIn()
    } catch (error) {
      setProblem(error)
    } finally {
      setIsBusy(false)
    }
  }
  const byPasskey = async () => {
    const credential = await signWithPasskey(await api.passkeyOptions())
    if (credential) await api.signInPasskey(credential)
    return credential !== undefined
  }
  const asDemo = (person: string) => async () => {
    await api.signInDemo(person)
    return true
  }
  return (
    <Loaded of={ways} what="the ways to sign in">
      {({ passkey, oidc, demonstration }) => (
        <Stack gap={1}>
          {problem !== undefined && <ProblemAlert error={problem} focus />}
          {demonstration && <DemoPeople isBusy={isBusy} onChoose={(person) => void enter(asDemo(person))} />}
          {passkey && elsewhere !== undefined && <PasskeysElsewhere address={elsewhere} />}
          {passkey && elsewhere === undefined && knowsPasskeys() && (
            <div>
              <Button
                loading={isBusy}
                onClick={() => void enter(byPasskey)}
                variant={demonstration ? 'secondary' : 'primary'}
              >
                Use a passkey
              </Button>
            </div>
          )}
          {oidc && (
            <div>
              <ButtonLink
                href={`/api/v1/sign-in/oidc?${new URLSearchParams({ to })}`}
                variant={passkey || demonstration ? 'secondary' : 'primary'}
                {...(inDialog && { target: '_blank' })}
              >
                Use your work account
              </ButtonLink>
            </div>
          )}
          {!demonstration && (
            <Text as="p" color="muted" fontSize="sm">
              No way in that works for you? Whoever keeps the people directory here can help.
            </Text>
          )}
        </Stack>
      )}
    </Loaded>
  )
}

/** When somebody returns to this tab from signing in in another, looks whether they are in. */
function useComeBack(isOn: boolean, onIn: () => void): void {
  useEffect(() => {
    if (!isOn) return undefined
    const look = () => {
      if (document.visibilityState === 'visible') void api.me().then(onIn, () => undefined)
    }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [isOn, onIn])
}
