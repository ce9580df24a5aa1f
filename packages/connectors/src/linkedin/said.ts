import type { ReadPart } from '../talk/reader.ts'
import { bareLinksIn } from '../text/links.ts'

type Link = ReadPart['links'][number]
export type Said = {
  readonly text: string
  readonly links: readonly Link[]
  readonly mentions: readonly Link[]
}

const pieces =
  /\\(.)|@\[((?:\\.|[^\]\\])*)\]\(((?:\\.|[^)\\])*)\)|\{hashtag\|(?:\\#|#)\|((?:\\.|[^}\\])*)\}/gs
const unescaped = (text: string): string => text.replace(/\\(.)/gs, '$1')

/** A text in the notation that LinkedIn calls "little", as people see it; handles keep the sign they were written with. */
export function saidIn(little: string): Said {
  const mentions: Link[] = []
  const text = little.replace(pieces, (_, sign?: string, name?: string, urn?: string, tag?: string) => {
    if (sign !== undefined) return sign
    if (tag !== undefined) return `#${unescaped(tag)}`
    const mention = { text: `@${unescaped(name ?? '')}`, to: unescaped(urn ?? '') }
    mentions.push(mention)
    return mention.text
  })
  const links = bareLinksIn(text).map(({ from, to, target }) => ({ text: text.slice(from, to), to: target }))
  return {
    text,
    links: links.filter((link) => !mentions.some((one) => one.text.includes(link.text))),
    mentions,
  }
}
