import type { Media } from '@secondlook/contract'
import type { Found } from './found.ts'

export type Shown = {
  readonly key: number
  readonly name: string
  readonly consent: 'yes' | 'no' | ''
  readonly minor: boolean
}

/** A picture, video or recording somebody means to post, and what they told us about it. */
export type Picture = {
  readonly key: number
  readonly kind: Media['kind']
  readonly name: string
  /** A link to the file that works in this page only. */
  readonly preview: string | undefined
  readonly alt: string
  readonly captions: string
  readonly credit: string
  readonly licence: string
  readonly people: readonly Shown[]
  readonly found: Found | undefined
}

export function kindOf(type: string): Media['kind'] | undefined {
  const [kind] = type.split('/')
  return kind === 'image' || kind === 'video' || kind === 'audio' ? kind : undefined
}

/** What the engine needs to know of it. A consent nobody answered stays unanswered. */
export function toMedia({ kind, alt, captions, credit, licence, people, found }: Picture): Media {
  return {
    kind,
    ...(alt.trim() ? { alt } : {}),
    ...(captions.trim() ? { captions } : {}),
    ...(credit.trim() ? { credit } : {}),
    ...(licence.trim() ? { licence } : {}),
    ...(people.length > 0 ? { people: people.map(toPerson) } : {}),
    ...(found?.location ? { found: { location: true } } : {}),
  }
}

const toPerson = ({ name, consent, minor }: Shown) => ({
  ...(name.trim() ? { name: name.trim() } : {}),
  ...(consent ? { consent: consent === 'yes' } : {}),
  ...(minor ? { minor } : {}),
})
