import { useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'

/** Signs out and forgets everything that this page has read. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    const { go } = await api.signOut()
    client.clear()
    // A new document, so that nothing of the person is left in memory.
    window.location.assign(go ?? '/sign-in')
  }
}
