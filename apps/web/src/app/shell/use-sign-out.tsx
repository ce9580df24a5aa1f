import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { api } from '../api.ts'
import { keptNames } from '../posts/compose/kept-names.ts'

type Dialog = typeof import('../posts/compose/sign-out-dialog.tsx')['SignOutDialog']
type Told = { readonly person: string; readonly forget: boolean }

const channel = 'second-look/signed-out'

/**
 * Signs out and forgets everything that this page has read. Whoever has words that were not sent is asked first. Other
 * windows of the browser leave what they show as well: the next person at a shared computer must not see it.
 */
export function useSignOut(person: string): {
  readonly signOut: () => Promise<void>
  readonly dialog: ReactNode
} {
  const client = useQueryClient()
  const [dialog, setDialog] = useState<{ readonly Shown: Dialog }>()
  useEffect(() => {
    const others = new BroadcastChannel(channel)
    others.onmessage = ({ data }: MessageEvent<Told>) => void leaveToo(data, person)
    return () => others.close()
  }, [person])

  const leave = async (forget = false): Promise<void> => {
    const { go } = await api.signOut()
    client.clear()
    const others = new BroadcastChannel(channel)
    others.postMessage({ person, forget } satisfies Told)
    others.close()
    // A new document, so that nothing of the person is left in memory.
    window.location.assign(go ?? '/sign-in')
  }
  return {
    signOut: async () => {
      if (keptNames(localStorage, person).length === 0) return await leave()
      const { SignOutDialog } = await import('../posts/compose/sign-out-dialog.tsx')
      setDialog({ Shown: SignOutDialog })
    },
    dialog: dialog && <dialog.Shown onLeave={leave} onStay={() => setDialog(undefined)} person={person} />,
  }
}

async function leaveToo(told: Told, person: string): Promise<void> {
  if (told.person !== person) return
  if (told.forget) {
    const { keepAnything } = await import('../posts/compose/keeping.ts')
    keepAnything(false)
    for (const name of keptNames(localStorage, person)) localStorage.removeItem(name)
  }
  window.location.assign('/sign-in')
}
