import { Parser } from 'htmlparser2'

/** Never shown, or taken out by whoever tracked the changes. */
const dropped: ReadonlySet<string> = new Set([
  ...[
    'style',
    'script',
    'head',
    'title',
    'meta',
    'xml',
    'template',
    'noscript',
    'del',
    's',
    'strike',
    'select',
  ],
])
/** What begins on a line of its own; of these, a paragraph stands apart. */
const blocks: ReadonlySet<string> = new Set([
  ...[
    'div',
    'section',
    'article',
    'tr',
    'dt',
    'dd',
    'figure',
    'figcaption',
    'address',
    'header',
    'footer',
    'table',
  ],
])
const paragraphs: ReadonlySet<string> = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'ul',
  'ol',
  'pre',
])

type List = { readonly isOrdered: boolean; count: number }
type Link = { readonly to: string; readonly from: number }

/** What somebody would read of a page, an email or a document, as plain text. Nothing of it is run or shown. */
export function textOf(html: string): string {
  const reader = new Reader()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => reader.open(name, attributes),
      onclosetag: (name) => reader.close(name),
      ontext: (text) => reader.say(text),
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(fragmentOf(html))
  parser.end()
  return reader.whole()
}

/** Windows and browsers say where in the page the chosen part is. */
function fragmentOf(html: string): string {
  const [, fragment] = /<!--StartFragment-->([\s\S]*?)<!--EndFragment-->/i.exec(html) ?? []
  return fragment ?? html
}

class Reader {
  #text = ''
  /** Names of what is dropped, one within the other. */
  readonly #dropped: string[] = []
  readonly #lists: List[] = []
  readonly #links: Link[] = []
  #isCell = false
  #wasItem = false

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#dropped.length > 0 || isDropped(name, attributes)) {
      if (!isVoid(name)) this.#dropped.push(name)
      return
    }
    if (name === 'br') this.#text += '\n'
    else if (name === 'hr') this.#apart(1)
    else if (name === 'ul' || name === 'ol') {
      this.#apart(this.#lists.length === 0 ? 2 : 1)
      this.#lists.push({ isOrdered: name === 'ol', count: 0 })
    } else if (name === 'li') this.#item()
    else if (name === 'td' || name === 'th') {
      if (this.#isCell) this.#text += ' | '
      this.#isCell = true
    } else if (paragraphs.has(name)) this.#paragraph(attributes)
    else if (blocks.has(name)) this.#apart(1)
    else if (name === 'a') this.#links.push({ to: attributes['href'] ?? '', from: this.#text.length })
    else if (name === 'img') this.say(attributes['alt'] ?? '')
    if (name === 'tr') this.#isCell = false
  }

  close(name: string): void {
    if (this.#dropped.length > 0) {
      if (this.#dropped.at(-1) === name) this.#dropped.pop()
      return
    }
    if (name === 'ul' || name === 'ol') {
      this.#lists.pop()
      if (this.#lists.length === 0) this.#apart(2)
    } else if (name === 'a') this.#endLink()
    else if (paragraphs.has(name)) this.#apart(this.#lists.length > 0 ? 1 : 2)
    else if (blocks.has(name) || name === 'li') this.#apart(1)
  }

  say(text: string): void {
    if (this.#dropped.length > 0) return
    const said = text.replace(/[\u00ad\u200b\ufeff]/g, '').replace(/[ \t\r\n\u00a0]+/g, ' ')
    // A space at the beginning of a line is how the page was written, and nothing that is read.
    this.#text += /(^|[\n ])$/.test(this.#text) ? said.trimStart() : said
  }

  whole(): string {
    return this.#text
      .replace(/[ \t]+\n/g, '\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim()
  }

  #apart(lines: 1 | 2): void {
    this.#text = this.#text.replace(/ +$/, '')
    if (this.#text === '') return
    const [had = ''] = /\n*$/.exec(this.#text) ?? []
    this.#text += '\n'.repeat(Math.max(0, lines - had.length))
  }

  /** Word writes a list as paragraphs that say so, with the sign of each in front. */
  #paragraph(attributes: Readonly<Record<string, string>>): void {
    const isItem =
      /mso-list:\s*l\d/.test(attributes['style'] ?? '') || /MsoListParagraph/.test(attributes['class'] ?? '')
    // What an item begins with stands beside its sign.
    if (this.#lists.length > 0 && /(^|\n) *(-|\d+\.) $/.test(this.#text)) return
    this.#apart(this.#lists.length > 0 ? 1 : 2)
    if (isItem && this.#wasItem) this.#text = this.#text.replace(/\n+$/, '\n')
    if (isItem) this.#text += '- '
    this.#wasItem = isItem
  }

  #item(): void {
    this.#apart(1)
    const list = this.#lists.at(-1)
    const indent = '  '.repeat(Math.max(0, this.#lists.length - 1))
    if (list) list.count++
    this.#text += `${indent}${list?.isOrdered ? `${list.count}.` : '-'} `
  }

  /** An address is kept where the words of the link are another. */
  #endLink(): void {
    const link = this.#links.pop()
    if (!link || !/^(https?:|mailto:)/i.test(link.to)) return
    const words = this.#text.slice(link.from).trim()
    const to = link.to.replace(/^mailto:/i, '')
    const plain = (address: string) =>
      address
        .toLowerCase()
        .replace(/^https?:\/\//, '')
        .replace(/\/$/, '')
    if (words === '') this.#text += to
    else if (plain(words) !== plain(to)) this.#text += ` (${to})`
  }
}

const isVoid = (name: string): boolean =>
  ['br', 'hr', 'img', 'meta', 'link', 'input', 'col', 'wbr'].includes(name)

/** What is not shown, and the signs that Word puts before what it shows as a list. */
function isDropped(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (dropped.has(name) || name.startsWith('o:') || name.startsWith('w:') || name.startsWith('v:'))
    return true
  const style = attributes['style'] ?? ''
  return /display:\s*none|mso-hide:\s*all|mso-list:\s*ignore|text-decoration:[^;]*line-through/i.test(style)
}
