import { Parser } from 'htmlparser2'
import { bounded } from '../talk/html.ts'

/** What a page says of itself for whoever links to it. */
export type PageSays = {
  readonly title: string
  readonly description: string
  /** As the page writes it: it may be relative to where the page is. */
  readonly picture: string | null
  /** What the picture shows, where the page says it. */
  readonly pictureAlt: string
}

const titleMost = 300
const descriptionMost = 500
const altMost = 1000

/** Signs that nobody sees, or that turn what stands after them around: from and to. */
const unseen: readonly (readonly [number, number])[] = [
  ...([
    [0, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x61c, 0x61c],
    [0x200b, 0x200f],
  ] as const),
  ...([
    [0x2028, 0x202e],
    [0x2060, 0x206f],
    [0xfeff, 0xfeff],
    [0xfffe, 0xffff],
  ] as const),
]

function isSeen(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  return !unseen.some(([from, to]) => code >= from && code <= to)
}

/** Words of somebody else as one line of bounded length, with nothing in it that is not seen. */
function line(text: string, most: number): string {
  const characters = [...text.replace(/\s+/g, ' ')].filter(isSeen)
  const said = characters.length <= most ? characters : [...characters.slice(0, most - 1), '…']
  return said.join('').trim()
}

/** The title, description and picture that a page gives itself; `undefined` where it says none of a title. */
export function pageSays(html: string): PageSays | undefined {
  const meta = new Map<string, string>()
  let title: string | undefined
  let isTitle = false
  const open: string[] = []
  const parser = new Parser({
    onopentag: (name, attributes) => {
      open.push(name)
      // A drawing has titles of its own.
      if (name === 'title' && title === undefined && !open.includes('svg')) {
        isTitle = true
        title = ''
      }
      if (name !== 'meta') return
      const called = (attributes['property'] ?? attributes['name'] ?? '').trim().toLowerCase()
      const content = attributes['content'] ?? ''
      if (content.trim() !== '' && !meta.has(called)) meta.set(called, content)
    },
    ontext: (text) => {
      if (isTitle) title = (title ?? '') + text
    },
    onclosetag: (name) => {
      open.splice(Math.max(open.lastIndexOf(name), 0))
      if (name === 'title') isTitle = false
    },
  })
  parser.end(bounded(html))
  const first = (...names: readonly string[]): string =>
    names.map((name) => meta.get(name)).find((one) => one !== undefined) ?? ''
  const said = line(first('og:title', 'twitter:title') || (title ?? ''), titleMost)
  if (said === '') return undefined
  const picture = first(
    'og:image:secure_url',
    'og:image',
    'og:image:url',
    'twitter:image',
    'twitter:image:src',
  )
  return {
    title: said,
    description: line(first('og:description', 'twitter:description', 'description'), descriptionMost),
    picture: picture === '' ? null : picture.trim(),
    pictureAlt: line(first('og:image:alt', 'twitter:image:alt'), altMost),
  }
}
