import { Parser } from 'htmlparser2'

/** What a person sees of a page or a part of one. */
export type Seen = {
  readonly text: string
  readonly links: readonly { readonly text: string; readonly to: string }[]
  readonly pictures: readonly { readonly address: string; readonly alt: string }[]
}

type Attributes = Readonly<Record<string, string>>
/** How a platform means an element: as these words, `null` as nothing, `undefined` as everybody does. */
export type ReadAs = (name: string, attributes: Attributes) => string | null | undefined

const paragraphs = new Set(
  'address article aside blockquote dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul'.split(
    ' ',
  ),
)
const lines = new Set('caption dd div dt legend li tr'.split(' '))
const unseen = new Set(
  'audio canvas head iframe math noscript object script style svg template textarea title video'.split(' '),
)

/** Writes as a browser lays out: spaces and breaks wait until something comes after them. */
class Page {
  text = ''
  readonly links: { text: string; to: string }[] = []
  readonly pictures: { address: string; alt: string }[] = []
  readonly #open: { from: number; link: { text: string; to: string } }[] = []
  #breaks = 0
  #hasSpace = false

  write(words: string): void {
    if (this.text !== '' && this.#breaks > 0) this.text += '\n'.repeat(this.#breaks)
    else if (this.text !== '' && this.#hasSpace && !this.text.endsWith('\n')) this.text += ' '
    this.#breaks = 0
    this.#hasSpace = false
    for (const open of this.#open) if (open.from === -1) open.from = this.text.length
    this.text += words
  }

  /** A text between tags, where any white space is one space. */
  flow(text: string): void {
    for (const piece of text.split(/([ \t\n\f\r]+)/))
      if (/^[ \t\n\f\r]/.test(piece)) this.space()
      else if (piece !== '') this.write(piece)
  }

  space(): void {
    this.#hasSpace = true
  }

  newLine(): void {
    this.#breaks += 1
  }

  /** At least so many line breaks before what follows. */
  apart(breaks: number): void {
    this.#breaks = Math.max(this.#breaks, breaks)
  }

  openLink(to: string): void {
    const link = { text: '', to }
    this.links.push(link)
    this.#open.push({ from: -1, link })
  }

  closeLink(): void {
    const open = this.#open.pop()
    if (open && open.from !== -1) open.link.text = this.text.slice(open.from)
  }
}

/** More tags than any post has; what is nested deeper would take a parser minutes. */
const tagsMost = 20_000

export function bounded(html: string): string {
  let end = -1
  for (let tags = 0; tags <= tagsMost; tags++) {
    end = html.indexOf('<', end + 1)
    if (end === -1) return html
  }
  return html.slice(0, end)
}

/** The words, links and pictures of some HTML, as a browser would show them. */
export function seenIn(html: string, readAs: ReadAs = () => undefined): Seen {
  const page = new Page()
  const isLink: boolean[] = []
  let unseenDepth = 0
  let asWritten = 0
  const apart = (name: string): void => {
    if (paragraphs.has(name)) page.apart(2)
    else if (lines.has(name)) page.apart(1)
    else if (name === 'td' || name === 'th') page.space()
  }
  const parser = new Parser({
    onopentag: (name, attributes) => {
      const words = unseenDepth > 0 ? null : unseen.has(name) ? null : readAs(name, attributes)
      if (unseenDepth > 0 || words !== undefined) {
        if (unseenDepth === 0 && typeof words === 'string') page.write(words)
        unseenDepth += 1
        return
      }
      apart(name)
      if (name === 'br') page.newLine()
      if (name === 'pre') asWritten += 1
      if (name === 'img')
        page.pictures.push({ address: attributes['src'] ?? '', alt: attributes['alt'] ?? '' })
      if (name === 'a') {
        isLink.push(attributes['href'] !== undefined)
        if (attributes['href'] !== undefined) page.openLink(attributes['href'])
      }
    },
    ontext: (text) => {
      if (unseenDepth > 0) return
      if (asWritten > 0) page.write(text)
      else page.flow(text)
    },
    onclosetag: (name) => {
      if (unseenDepth > 0) {
        unseenDepth -= 1
        return
      }
      apart(name)
      if (name === 'pre') asWritten -= 1
      if (name === 'a' && isLink.pop()) page.closeLink()
    },
  })
  parser.end(bounded(html))
  return { text: page.text, links: page.links, pictures: page.pictures }
}
