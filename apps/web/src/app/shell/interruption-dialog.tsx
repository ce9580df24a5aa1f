import { Button } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { api } from '../api.ts'
import { interruptions } from '../reach/call.ts'
import { ConfirmWays } from '../sign-in/confirm-ways.tsx'
import { SignInWays } from '../sign-in/sign-in-ways.tsx'
import { meQuery } from './me.ts'

const nothing = () => undefined

/** Stands over the page when the session has ended, or before a dangerous act; the page stays as it was. */
export function InterruptionDialog() {
  const kind = useSyncExternalStore(interruptions.subscribe, interruptions.current, nothing)
  const client = useQueryClient()
  const { data: before } = useQuery(meQuery)
  const cancel = () => interruptions.settle(false)

  async function comeBack(): Promise<void> {
    const now = await api.me()
    // Somebody else must not see what the one before had open.
    if (before && now.person.id !== before.person.id) {
      window.location.assign('/home')
      return
    }
    client.setQueryData(meQuery.queryKey, now)
    interruptions.settle(true)
  }
  if (kind === undefined) return null
  return (
    <Modal
      actions={
        <Button onClick={cancel} variant="text">
          Not now
        </Button>
      }
      isOpen
      onClose={cancel}
      title={kind === 'sign-in' ? 'Sign in again to go on' : 'Confirm that it is you'}
    >
      <Stack gap={1}>
        {kind === 'sign-in' ? (
          <>
            <Text as="p">
              You were signed out, either because time ran out or because the session was ended elsewhere.
              This page and what you typed stay as they are.
            </Text>
            <SignInWays inDialog onIn={() => void comeBack()} />
          </>
        ) : (
          <>
            <Text as="p">
              What you are about to do matters enough to ask once more. It counts for ten minutes.
            </Text>
            <ConfirmWays onConfirmed={() => interruptions.settle(true)} />
          </>
        )}
      </Stack>
    </Modal>
  )
}
