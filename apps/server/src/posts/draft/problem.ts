import type { PostProblem } from '@secondlook/contract'

/** Something that is missing: the post is not put to anybody before it is there. */
export const missing = (
  code: string,
  field: string,
  says: string,
  channel: string | null = null,
): PostProblem => ({
  ...{ code, says, field, channel, isWarning: false },
})

/** Something to know that stops nothing. */
export const warning = (code: string, field: string, says: string): PostProblem => ({
  ...{ code, says, field, channel: null, isWarning: true },
})
