import { Marked, type Tokens } from 'marked'

/** Where a link of a document leads on the site, or where the thing lies that the site does not have. */
export type FindLink = (target: string) => { readonly href: string } | { readonly inSource: string }

export type WrittenMarkdown = {
  readonly title: string
  readonly description: string
  readonly html: string
  readonly headings: readonly { readonly id: string; readonly says: string }[]
}

/** A document as HTML: its first heading apart, because the page around it says that. */
export function writeMarkdown(text: string, find: FindLink): WrittenMarkdown {
  const marked = new Marked({ gfm: true, async: false })
  const headings: { id: string; says: string; depth: number }[] = []
  const tables = { count: 0 }
  marked.use({
    renderer: {
      heading({ tokens, depth }) {
        const says = plainText(this.parser.parseInline(tokens))
        const id = freeId(slugOf(says), headings)
        headings.push({ id, says, depth })
        return `<h${depth} class="heading" id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`
      },
      link({ href, tokens }) {
        return writeLink(href, this.parser.parseInline(tokens), find)
      },
      codespan: ({ text: code }) => writeCode(code),
      // What scrolls must be reached by keyboard.
      code: ({ text: code }) => `<pre tabindex="0"><code>${escapeHtml(code)}</code></pre>\n`,
      table(token) {
        tables.count += 1
        return writeTable(
          token,
          (cell) => this.parser.parseInline(cell.tokens),
          headings.at(-1)?.says,
          tables.count,
        )
      },
      // A document of ours is Markdown and nothing else; a tag in it is meant to be read.
      html: ({ text: tag }) => escapeHtml(tag),
      image({ href }) {
        throw new Error(`a page of help shows no pictures, and here is ${href}`)
      },
    },
  })
  const tokens = marked.lexer(text)
  const [first] = tokens
  if (first?.type !== 'heading') throw new Error('a page of help begins with its title')
  const lead = tokens.find(({ type }) => type === 'paragraph') as Tokens.Paragraph | undefined
  const title = plainText(marked.parser([{ ...first, type: 'paragraph' }]))
  return {
    title,
    description: lead === undefined ? title : firstSentence(plainText(marked.parser([lead]))),
    html: marked.parser(tokens.slice(1)),
    headings: headings.filter(({ depth }) => depth === 2).map(({ id, says }) => ({ id, says })),
  }
}

export const escapeHtml = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')

/** The name that a heading has in an address, as the usual readers of Markdown make it. */
export const slugOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

function freeId(slug: string, taken: readonly { readonly id: string }[]): string {
  const isTaken = (id: string) => taken.some((one) => one.id === id)
  let id = slug
  for (let at = 1; isTaken(id); at++) id = `${slug}-${at}`
  return id
}

/** A link that leads nowhere on the site stays as its words, with the place in the source beside them. */
function writeLink(target: string, words: string, find: FindLink): string {
  if (/^(?!https:)[a-z]+:/i.test(target)) throw new Error(`a page of help does not lead to ${target}`)
  if (target.startsWith('https:')) return `<a href="${escapeHtml(target)}" rel="noreferrer">${words}</a>`
  const found = find(target)
  if ('href' in found) return `<a href="${escapeHtml(found.href)}">${words}</a>`
  return plainText(words) === found.inSource
    ? writeCode(found.inSource)
    : `${words} (${writeCode(found.inSource)})`
}

const writeCode = (code: string): string => `<code class="code">${escapeHtml(code)}</code>`

function writeTable(
  { header, rows }: Tokens.Table,
  write: (cell: Tokens.TableCell) => string,
  heading: string | undefined,
  count: number,
): string {
  const isTitled = header.some(({ text }) => text !== '')
  const head = header.map((cell) => (cell.text === '' ? '<td></td>' : `<th scope="col">${write(cell)}</th>`))
  const body = rows.map((cells) => {
    const [first, ...others] = cells
    // A table without titles above its columns has them at the beginning of its rows.
    const begin = first && (isTitled ? `<td>${write(first)}</td>` : `<th scope="row">${write(first)}</th>`)
    return `<tr>${begin ?? ''}${others.map((cell) => `<td>${write(cell)}</td>`).join('')}</tr>`
  })
  const name = escapeHtml(`${heading ?? 'Table'}, table ${count}`)
  return [
    `<section aria-label="${name}" class="wide" tabindex="0"><table>`,
    isTitled ? `<thead><tr>${head.join('')}</tr></thead>` : '',
    `<tbody>${body.join('')}</tbody></table></section>\n`,
  ].join('')
}

const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .trim()

const firstSentence = (text: string): string => /^.+?[.!?](?=\s|$)/s.exec(text)?.[0] ?? text
