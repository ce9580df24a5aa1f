import type { Work } from './work.ts'

/** How a change is made: of the newest work, so that two in one moment both count. */
export type Change = (change: (work: Work) => Work) => void
export const inBody =
  (onChange: Change) =>
  (change: Partial<Work['body']>): void =>
    onChange((work) => ({ ...work, body: { ...work.body, ...change } }))
