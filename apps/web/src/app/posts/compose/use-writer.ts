import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { api } from '../../api.ts'
import { type Seen, Writer } from './writer.ts'

const lockOf = (window: string): string => `second-look/window/${window}`

/** The windows of this browser that are open; each holds a lock for as long as it is. */
async function openWindows(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query()
  return new Set(held.map(({ name = '' }) => name.replace(lockOf(''), '')))
}

const thisWindow = crypto.randomUUID()
let isLocked = false
function holdWindow(): void {
  if (isLocked) return
  isLocked = true
  void navigator.locks.request(lockOf(thisWindow), () => new Promise(() => undefined))
}

/** The writer of a post for as long as its screen is shown. */
export function useWriter(person: string, post: string): { readonly writer: Writer; readonly seen: Seen } {
  const writer = useMemo(
    () =>
      new Writer({
        ...{ asks: api, shelf: localStorage, openWindows },
        place: { person, post, window: thisWindow },
        newChange: () => crypto.randomUUID(),
        now: () => new Date().toISOString(),
      }),
    [person, post],
  )
  useEffect(() => {
    holdWindow()
    void writer.open()
    const comeBack = () => {
      if (document.visibilityState === 'visible') writer.again()
    }
    window.addEventListener('online', writer.again)
    document.addEventListener('visibilitychange', comeBack)
    return () => {
      writer.close()
      window.removeEventListener('online', writer.again)
      document.removeEventListener('visibilitychange', comeBack)
    }
  }, [writer])
  return { writer, seen: useSyncExternalStore(writer.subscribe, writer.seen) }
}
