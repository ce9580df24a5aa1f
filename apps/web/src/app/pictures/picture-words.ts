import type { FoundInFile, MediaFile } from '@secondlook/contract'

/** Larger than this is refused; said before it has gone all the way there. */
export const mostBytes = 20 * 1024 * 1024

export const pictureAt = (id: string, size: 'full' | '1200' | '400'): string =>
  `/api/v1/media/${encodeURIComponent(id)}/picture?size=${size}`

/** `1.4 MB`, `320 kB`. */
export const sayBytes = (bytes: number): string =>
  bytes >= 1_000_000 ? `${(bytes / 1_000_000).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1000))} kB`

/** What waits to be said of a picture, most needed first; empty where all is said. */
export function stillToSay({ declared }: Pick<MediaFile, 'declared'>): readonly string[] {
  if (declared === null) return ['whether people can be recognised', 'what part AI had', 'a description']
  return declared.alt.trim() === '' ? ['a description'] : []
}

export const aiWords = {
  none: 'No AI',
  assisted: 'AI helped, and changed nothing that is shown: cropping, sharpening',
  modified: 'AI changed something that is shown',
  generated: 'AI made it',
} as const

/** What was found, with the place first: it is what people least expect a picture to tell. */
export const inOrder = (found: readonly FoundInFile[]): readonly FoundInFile[] =>
  [...found].sort((a, b) => Number(b.kind === 'place') - Number(a.kind === 'place'))

/** What the words in a picture are, for whoever waits for them. */
export function sayText({ text }: Pick<MediaFile, 'text'>): string {
  if (text.state === 'waiting') return 'Looking for words in it. You need not wait here.'
  if (text.state === 'failed')
    return 'We could not look for words in it. If it has any, write them into the description.'
  return text.state === 'nothing' ? 'No words were found in it.' : 'Words that were read in it:'
}

const thirds = ['left', 'middle', 'right'] as const
const rows = ['at the top', 'in the middle', 'at the bottom'] as const
const third = (at: number): 0 | 1 | 2 => (at < 1 / 3 ? 0 : at < 2 / 3 ? 1 : 2)

/** `at the top, left`. */
export function sayPlace({ x, y, width, height }: NonNullable<MediaFile['logos']>[number]['place']): string {
  const [across, down] = [third(x + width / 2), third(y + height / 2)]
  if (width > 0.8 && height > 0.8) return 'all over it'
  return across === 1 && down === 1 ? 'in the middle' : `${rows[down]}, ${thirds[across]}`
}
