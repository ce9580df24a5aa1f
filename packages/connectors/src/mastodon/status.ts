import type { Json } from '../prepared.ts'
import type { Harmless } from '../talk/compare.ts'
import { type ReadAs, seenIn } from '../talk/html.ts'
import { instantIn } from '../talk/instant.ts'
import type { ReadPart } from '../talk/reader.ts'
import type { Published } from '../talk/sender.ts'
import { listAt, textAt } from '../talk/talk.ts'

type Link = ReadPart['links'][number]

/** The words of a post as people see them, what leads to an address, and whom its handles stand for. */
export type Words = {
  readonly text: string
  readonly links: readonly Link[]
  readonly mentions: readonly Link[]
}

/** A post, or an earlier version of one. Handles and tags lead somewhere too, and are no links. */
export function wordsOf(status: Json): Words {
  const people = listAt(status, 'mentions')
  const tags = new Set(listAt(status, 'tags').map((tag) => textAt(tag, 'url')))
  const mentions: Link[] = []
  const readAs: ReadAs = (name, { href, class: classes = '' }) => {
    if (name !== 'a' || !classes.split(' ').includes('mention')) return undefined
    const person = people.find((one) => textAt(one, 'url') === href)
    if (person === undefined) return undefined
    const text = `@${textAt(person, 'username') ?? ''}`
    mentions.push({ text, to: textAt(person, 'id') ?? '' })
    return text
  }
  const { text, links } = seenIn(textAt(status, 'content') ?? '', readAs)
  const isTag = (link: Link): boolean =>
    link.text.startsWith('#') && (tags.has(link.to) || /\/tags?\//.test(link.to))
  return { text, links: links.filter((link) => !isTag(link)), mentions }
}

/** A post as its server names it. Each edit gives another revision. */
export function partOf(status: Json): Published['parts'][number] | undefined {
  const id = textAt(status, 'id')
  if (id === undefined) return undefined
  return {
    id,
    address: textAt(status, 'url') ?? textAt(status, 'uri') ?? '',
    revision: textAt(status, 'edited_at') ?? textAt(status, 'created_at') ?? null,
  }
}

export function readPart(status: Json): ReadPart | undefined {
  const part = partOf(status)
  if (part === undefined) return undefined
  const title = textAt(status, 'spoiler_text') ?? ''
  return {
    ...part,
    ...wordsOf(status),
    title: title === '' ? null : title,
    pictures: listAt(status, 'media_attachments').map((media) => ({
      address: textAt(media, 'url') ?? '',
      alt: textAt(media, 'description') ?? '',
      // It makes its own file of each picture.
      digest: null,
    })),
    postedAt: instantIn(textAt(status, 'created_at')) ?? null,
    editedAt: textAt(status, 'edited_at') ?? null,
  }
}

/** A mention is shown without its server; who is meant is told by `mentions`, not by the words. */
export const withoutServers = (text: string): string =>
  text.replace(/(^|[^\w/=@])@(\w+(?:[.-]+\w+)*)@[\w.-]*\w/g, '$1@$2')

export const mastodonHarmless: Harmless = (value, field) => (field === 'text' ? withoutServers(value) : value)
