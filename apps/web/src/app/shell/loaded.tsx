import { LoadingDots } from '@ag.ds-next/react/loading'
import type { ReactNode } from 'react'
import { ProblemAlert } from './problem-alert.tsx'

type LoadedProps<Answer> = {
  readonly of: {
    readonly data: Answer | undefined
    readonly isError: boolean
    readonly error: unknown
    readonly refetch: () => unknown
  }
  /** What is on its way, for whoever cannot see it move. */
  readonly what: string
  readonly children: (answer: Answer) => ReactNode
}

/** What was asked for, or that it is on its way, or why it did not come. */
export function Loaded<Answer>({ of, what, children }: LoadedProps<Answer>) {
  if (of.data !== undefined) return children(of.data)
  if (of.isError) return <ProblemAlert error={of.error} onRetry={() => void of.refetch()} />
  return <LoadingDots label={`Loading ${what}`} role="status" />
}
