import type { Draft } from '@secondlook/contract'

const nouns = { image: 'picture', video: 'video', audio: 'recording' } as const

/** How a sentence calls one of a draft's media: `the picture`, or `picture 2` where there are more. */
export function mediaName({ media }: Draft, at: number): string {
  const noun = nouns[media?.[at]?.kind ?? 'image']
  return (media?.length ?? 0) > 1 ? `${noun} ${at + 1}` : `the ${noun}`
}
