import type { Problem, Where } from './prepared.ts'

/** What cannot go, and what to do about it. */
export const problem = (code: string, where: Where, says: string): Problem => ({
  code,
  where,
  says,
  isWarning: false,
})

/** What will be read back otherwise than it was written, known before anybody approves. */
export const caution = (code: string, where: Where, says: string): Problem => ({
  code,
  where,
  says,
  isWarning: true,
})
