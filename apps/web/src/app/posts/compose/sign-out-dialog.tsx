import { Button } from '@ag.ds-next/react/button'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api.ts'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { keepAnything } from './keeping.ts'
import { forgetUnsent, sendUnsent, type UnsentPost, unsentOf } from './unsent.ts'

type SignOutDialogProps = {
  readonly person: string
  /** Signs out and leaves the page; whether other windows forget what they keep as well. */
  readonly onLeave: (forget: boolean) => Promise<void>
  readonly onStay: () => void
}

const settleMs = 3000

/** Before somebody signs out who has words that are nowhere else: to send them, to keep them here, or to delete them. */
export function SignOutDialog({ person, onLeave, onStay }: SignOutDialogProps) {
  const [posts, setPosts] = useState(() => unsentOf(localStorage, person))
  const [isLeft, setIsLeft] = useState(false)
  const send = useMutation({
    mutationFn: async () => {
      const left = await sendAll(person)
      setPosts(left)
      setIsLeft(left.length > 0)
      if (left.length === 0) await forgetAndLeave()
    },
  })
  const keep = useMutation({ mutationFn: () => onLeave(false) })
  const remove = useMutation({ mutationFn: () => forgetAndLeave() })
  const isBusy = send.isPending || keep.isPending || remove.isPending

  async function forgetAndLeave(): Promise<void> {
    // A page that is still open may write once more before it goes.
    keepAnything(false)
    forgetUnsent(localStorage, person)
    try {
      await onLeave(true)
    } catch (error) {
      keepAnything(true)
      throw error
    }
  }
  return (
    <Modal
      actions={
        <Stack alignItems="flex-start" gap={0.75}>
          <Button disabled={isBusy} loading={send.isPending} onClick={() => send.mutate()}>
            Send them, then sign out
          </Button>
          <Button disabled={isBusy} onClick={() => keep.mutate()} variant="secondary">
            Keep them on this device and sign out
          </Button>
          <Button disabled={isBusy} onClick={() => remove.mutate()} variant="secondary">
            Delete them and sign out
          </Button>
          <Button disabled={isBusy} onClick={onStay} variant="text">
            Stay signed in
          </Button>
        </Stack>
      }
      isOpen
      onClose={onStay}
      title="You have words that are not saved yet"
    >
      <Stack gap={1}>
        <ProblemAlert error={send.error ?? keep.error ?? remove.error} focus />
        {isLeft && (
          <Text as="p" fontWeight="bold" role="alert">
            These could not be sent: there is no connection, or somebody changed the same words. Open the post
            to choose, or decide here what becomes of them.
          </Text>
        )}
        <Text as="p">They are on this device and nowhere else:</Text>
        <ul>
          {posts.map(({ post, title }) => (
            <li key={post}>
              <Text>{title}</Text>
            </li>
          ))}
        </ul>
        <Text as="p">
          Keep them only where nobody else uses this browser. Nobody who signs in after you is shown them, but
          whoever looks into the browser itself can read them. Deleted words are gone.
        </Text>
      </Stack>
    </Modal>
  )
}

/** Sends all of it, also what the post on this screen is just sending itself; what is left after a moment. */
async function sendAll(person: string): Promise<readonly UnsentPost[]> {
  window.dispatchEvent(new Event('online'))
  await sendUnsent({
    ...{ shelf: localStorage, person, saveDraft: api.saveDraft },
    newChange: () => crypto.randomUUID(),
    now: () => new Date().toISOString(),
  })
  for (const end = Date.now() + settleMs; Date.now() < end; ) {
    if (unsentOf(localStorage, person).length === 0) return []
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return unsentOf(localStorage, person)
}
