import type { PostFinding } from '@secondlook/contract'

/** Help for whoever writes is said before anything is asked of their words. */
export const isHelp = ({ detector }: Pick<PostFinding, 'detector'>): boolean => detector === 'work-concern'
