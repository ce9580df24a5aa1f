import { catalogueEntry } from '@secondlook/connectors'
import type { Life } from '../life/life.ts'

export type CorrectionKind = 'edit' | 'reply' | 'post'

/** A post on one channel, as far as correcting it asks. */
export type Standing = {
  readonly channel: { readonly id: string; readonly name: string }
  readonly platform: string
  readonly life: Pick<Life, 'state' | 'published' | 'publishedAt'>
}

/** One post that would be begun: what it is, where, and of what. */
export type CorrectionPart = {
  readonly kind: CorrectionKind
  readonly places: readonly {
    readonly channel: Standing['channel']
    /** Where what is corrected can be read; `null` where it is not there any more. */
    readonly about: string | null
  }[]
  /** When the first of it went out. */
  readonly wentOutAt: string | null
}

const kinds: readonly CorrectionKind[] = ['edit', 'reply', 'post']

/**
 * How a post is corrected on each channel where it is out or was: changed in its place where the platform does that,
 * answered underneath where it does not, and where it is gone by a new post that names it. Each way is a post of its own.
 */
export function planCorrection(standings: readonly Standing[]): readonly CorrectionPart[] {
  const ways = standings.flatMap((one) => {
    const kind = wayOf(one)
    return kind === undefined ? [] : [{ ...one, kind }]
  })
  return kinds.flatMap((kind) => {
    const own = ways.filter((way) => way.kind === kind)
    if (own.length === 0) return []
    const times = own.flatMap(({ life }) => life.publishedAt ?? []).sort()
    return [
      {
        kind,
        places: own.map(({ channel, life }) => ({
          channel,
          about: kind === 'post' ? null : (life.published?.parts[0]?.address ?? null),
        })),
        wentOutAt: times[0] ?? null,
      },
    ]
  })
}

function wayOf({ platform, life: { state, published } }: Standing): CorrectionKind | undefined {
  if (state === 'withdrawn' || state === 'gone') return 'post'
  if (state !== 'published') return undefined
  const { can } = catalogueEntry(platform)
  if (!published?.parts[0]) return 'post'
  // A thread is several posts there, and an edit changes one.
  const isOne = published.parts.length === 1
  return isOne && can.kinds.includes('edit') ? 'edit' : can.kinds.includes('reply') ? 'reply' : 'post'
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** What would become of it there, in a sentence. */
export function sayPart({ kind, places }: CorrectionPart): string {
  const where = listed(places.map(({ channel }) => channel.name))
  switch (kind) {
    case 'edit':
      return `On ${where} it is changed in its place.`
    case 'reply':
      return `On ${where} it is answered underneath: a post cannot be changed there.`
    case 'post':
      return `On ${where} a new post says what was wrong.`
  }
}
