import { useEffect, useRef, useState } from 'react'
import type { TrustedKeys } from './check-receipt.ts'
import { checkWhole, type FetchFile, type ReceiptFile, type WholeReceipt } from './whole-receipt.ts'

/** From when on a person is told how far it is. */
const slowMs = 1000

export type Checking = {
  readonly whole: WholeReceipt | undefined
  readonly isSlow: boolean
  /** Why a file did not come. */
  readonly error: unknown
  /** Counts the checks, so that each is heard. */
  readonly times: number
  /** Checks once more what is here, and fetches what is not. */
  again(): void
}

export type WhatToCheck = {
  readonly subject?: string
  readonly keys: TrustedKeys
  readonly fetchFile: FetchFile
}

/** Checks a receipt, file by file, as long as the screen is open. */
export function useWholeReceipt(what: WhatToCheck | undefined): Checking {
  const [whole, setWhole] = useState<WholeReceipt>()
  const [isSlow, setIsSlow] = useState(false)
  const [error, setError] = useState<unknown>()
  const [asked, setAsked] = useState(0)
  const [times, setTimes] = useState(0)
  const files = useRef(new Map<number | 'end', ReceiptFile>())
  const source = useRef<WhatToCheck>(undefined)
  useEffect(() => {
    if (!what) return undefined
    if (source.current !== what) files.current.clear()
    source.current = what
    const leave = new AbortController()
    setTimes((before) => before + 1)
    setError(undefined)
    setIsSlow(false)
    const slow = setTimeout(() => setIsSlow(true), slowMs)
    const fetchFile: FetchFile = async (before) => {
      const file = files.current.get(before) ?? (await what.fetchFile(before))
      files.current.set(before, file)
      return file
    }
    checkWhole({ ...what, fetchFile, tell: setWhole, signal: leave.signal })
      .catch((fault: unknown) => {
        if (!leave.signal.aborted) setError(fault)
      })
      .finally(() => clearTimeout(slow))
    return () => {
      leave.abort()
      clearTimeout(slow)
    }
    // Asking once more is what `asked` counts.
  }, [what, asked])
  return { whole, isSlow, error, times, again: () => setAsked(asked + 1) }
}
