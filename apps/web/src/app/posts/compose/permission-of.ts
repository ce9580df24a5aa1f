import type { PostFinding } from '@secondlook/contract'

/** Help for whoever writes is said before anything is asked of their words. */
export const isHelp = ({ detector }: Pick<PostFinding, 'detector'>): boolean => detector === 'work-concern'

/** Which permission clears what was found, and what its button says. */
const permissions: Readonly<Record<string, readonly [string, string]>> = {
  logo: ['logo', 'Ask for permission to use a logo'],
  'media-consent': ['consent', 'Ask for consent to show or name somebody'],
  identification: ['consent', 'Ask for consent to show or name somebody'],
  'private-fact': ['consent', 'Ask for consent to show or name somebody'],
  'protective-marking': ['release', 'Ask for permission to say something that is not public'],
  'confidential-wording': ['release', 'Ask for permission to say something that is not public'],
  'unannounced-work': ['release', 'Ask for permission to say something that is not public'],
  initiative: ['release', 'Ask for permission to say something that is not public'],
  attribution: ['copyright', 'Ask for permission to use somebody else’s work'],
}

export const permissionOf = ({
  detector,
}: Pick<PostFinding, 'detector'>): { kind: string; says: string } | undefined => {
  const found = permissions[detector]
  return found && { kind: found[0], says: found[1] }
}
