import { useCallback, useState } from 'react'

/** Which findings are open. What a person opened stays open while they keep writing. */
export function useFindings() {
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const toggle = useCallback((finding: string) => {
    setOpened((now) => {
      const next = new Set(now)
      if (!next.delete(finding)) next.add(finding)
      return next
    })
  }, [])
  const open = useCallback((finding: string) => setOpened((now) => new Set([...now, finding])), [])
  return { opened, toggle, open }
}
