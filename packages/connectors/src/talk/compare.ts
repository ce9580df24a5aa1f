import type { Picture } from '../content.ts'
import type { Shown, ShownPart } from '../prepared.ts'
import type { ReadPart } from './reader.ts'

/** One thing that the public sees otherwise than it was approved. */
export type Difference = {
  readonly part: number
  readonly field: 'text' | 'title' | 'link' | 'alt' | 'picture' | 'parts' | 'pin' | 'day'
  readonly wanted: string
  readonly found: string
}
type Field = Difference['field']

/** What a platform is known to do to what it is sent without changing what people read. */
export type Harmless = (value: string, field: Field) => string

export type Comparing = {
  readonly harmless: Harmless
  /** Whether what has no title of its own keeps one that was there: an edit of a page, where every page has a title. */
  readonly keepsTitles: boolean
  /** Other digests of the same bytes, such as `sha1:`, where whoever asks has the bytes. */
  readonly otherDigests: (digest: string) => readonly string[]
}

type Pair = { readonly field: Field; readonly wanted: string; readonly found: string }

/** Two lists side by side, once what they begin and end with in common is put away. */
function paired(wanted: readonly string[], found: readonly string[]): readonly [string, string][] {
  let from = 0
  while (from < wanted.length && from < found.length && wanted[from] === found[from]) from += 1
  let ends = 0
  const most = Math.min(wanted.length, found.length) - from
  while (ends < most && wanted.at(-1 - ends) === found.at(-1 - ends)) ends += 1
  const [left, right] = [wanted.slice(from, wanted.length - ends), found.slice(from, found.length - ends)]
  return Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [
    left[at] ?? '',
    right[at] ?? '',
  ])
}

const algorithm = (digest: string): string => digest.split(':')[0] ?? ''

function pictureDiffers(
  wanted: Picture,
  digest: string | null,
  otherDigests: Comparing['otherDigests'],
): boolean {
  if (digest === null) return false
  const same = [wanted.digest, ...otherDigests(wanted.digest)].find(
    (one) => algorithm(one) === algorithm(digest),
  )
  return same !== undefined && same !== digest
}

function picturePairs(
  wanted: Picture | undefined,
  found: ReadPart['pictures'][number] | undefined,
  { harmless, otherDigests }: Comparing,
): readonly Pair[] {
  if (!wanted || !found)
    return [{ field: 'picture', wanted: wanted?.digest ?? '', found: found?.address ?? '' }]
  const pairs: Pair[] = []
  if (pictureDiffers(wanted, found.digest, otherDigests))
    pairs.push({ field: 'picture', wanted: wanted.digest, found: found.digest ?? '' })
  const [alt, isNow] = [harmless(wanted.alt, 'alt'), harmless(found.alt, 'alt')]
  pairs.push({ field: 'alt', wanted: alt, found: isNow })
  if (found.caption !== undefined)
    pairs.push({
      field: 'picture',
      wanted: harmless(wanted.credit ?? '', 'picture'),
      found: harmless(found.caption, 'picture'),
    })
  return pairs
}

function linkPairs(part: ShownPart, read: ReadPart, harmless: Harmless): readonly Pair[] {
  const to = (kind: 'link' | 'mention') =>
    part.runs.flatMap((run) => (run.kind === kind ? [harmless(run.to ?? run.text, 'link')] : []))
  const found = (links: ReadPart['links']) => links.map((link) => harmless(link.to, 'link'))
  const card = (of: { url: string; title: string; description: string } | null | undefined) =>
    of ? [of.url, of.title, of.description].join('\n') : ''
  return [
    ...paired(to('link'), found(read.links)),
    ...(read.mentions === undefined ? [] : paired(to('mention'), found(read.mentions))),
    ...(read.card === undefined ? [] : [[card(part.card), card(read.card)] as const]),
  ].map(([wanted, is]) => ({ field: 'link', wanted, found: is }))
}

function partPairs(part: ShownPart, read: ReadPart, comparing: Comparing): readonly Pair[] {
  const { harmless, keepsTitles } = comparing
  const text = part.runs.map((run) => run.text).join('')
  const pictures = Math.max(part.pictures.length, read.pictures.length)
  return [
    ...(part.title === undefined && keepsTitles
      ? []
      : [
          {
            field: 'title' as const,
            wanted: harmless(part.title ?? '', 'title'),
            found: harmless(read.title ?? '', 'title'),
          },
        ]),
    { field: 'text', wanted: harmless(text, 'text'), found: harmless(read.text, 'text') },
    ...linkPairs(part, read, harmless),
    ...Array.from({ length: pictures }, (_, at) =>
      picturePairs(part.pictures[at], read.pictures[at], comparing),
    ).flat(),
  ]
}

/** What is read that is not what was shown when it was approved. */
export function compared(
  shown: Shown,
  read: readonly ReadPart[],
  comparing: Comparing,
): readonly Difference[] {
  const found: Difference[] = []
  if (shown.parts.length !== read.length)
    found.push({
      part: Math.min(shown.parts.length, read.length),
      field: 'parts',
      wanted: String(shown.parts.length),
      found: String(read.length),
    })
  shown.parts.forEach((part, at) => {
    const there = read[at]
    if (!there) return
    for (const pair of partPairs(part, there, comparing))
      if (pair.wanted !== pair.found) found.push({ part: at, ...pair })
  })
  return found
}
