import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import type { Assessment } from '@secondlook/contract'
import { useEffect, useRef, useState } from 'react'
import type { ShownRule } from '../../pack/pack-face.ts'
import { spoken, spokenEveryMs } from './spoken.ts'

type AnnouncerProps = { readonly assessment: Assessment | undefined; readonly rules: readonly ShownRule[] }

/** Tells a screen reader the result, politely, when it has changed and not too often. */
export function Announcer({ assessment, rules }: AnnouncerProps) {
  const [said, setSaid] = useState('')
  const lastAt = useRef(0)
  const now = assessment ? spoken(assessment, rules) : ''
  useEffect(() => {
    if (now === said) return
    const wait = Math.max(600, lastAt.current + spokenEveryMs - performance.now())
    const timer = setTimeout(() => {
      lastAt.current = performance.now()
      setSaid(now)
    }, wait)
    return () => clearTimeout(timer)
  }, [now, said])
  return (
    <div css={visuallyHiddenStyles} role="status">
      {said}
    </div>
  )
}
