import type { OpenPost } from '../review/open-post.ts'

/** When a post was approved: with the last yes, or when a filled template was saved. */
export const approvedAtOf = ({ now, last }: OpenPost, by: 'round' | 'template'): string =>
  by === 'template'
    ? last.saved_at
    : (now.yeses
        .map(({ at }) => at)
        .sort()
        .at(-1) ?? now.version.at)
