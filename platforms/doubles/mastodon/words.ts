import { escaped } from '../page.ts'
import type { Account } from './state.ts'

const pieces =
  /(https?:\/\/[^\s<>"]*[^\s<>".,:;!?'’”)\]])|(?<![\w/=@])@(\w+(?:[.-]+\w+)*)(?:@([\w.-]*\w))?|(?<![\p{L}\p{N}_&/#])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu

export type Worded = {
  readonly html: string
  readonly mentions: readonly Account[]
  readonly tags: readonly string[]
}

/** A text as it is shown: addresses in three stretches, of which two are not seen; those whom it knows, linked. */
export function worded(
  text: string,
  host: string,
  find: (name: string, host: string | undefined) => Account | undefined,
): Worded {
  const mentions: Account[] = []
  const tags: string[] = []
  const linked = (line: string): string => {
    let html = ''
    let at = 0
    for (const match of line.matchAll(pieces)) {
      const [whole, link, name, server, tag] = match
      html += escaped(line.slice(at, match.index))
      at = match.index + whole.length
      const account = name === undefined ? undefined : find(name, server)
      if (link !== undefined) html += linkHtml(link)
      else if (account) {
        if (!mentions.includes(account)) mentions.push(account)
        html += `<span class="h-card" translate="no"><a href="${escaped(account.url)}" class="u-url mention">@<span>${escaped(account.name)}</span></a></span>`
      } else if (tag !== undefined) {
        tags.push(tag)
        html += `<a href="${host}/tags/${escaped(encodeURIComponent(tag))}" class="mention hashtag" rel="tag">#<span>${escaped(tag)}</span></a>`
      } else html += escaped(whole)
    }
    return html + escaped(line.slice(at))
  }
  const html = text
    .replace(/\r\n?/g, '\n')
    .split(/\n\n+/)
    .map((paragraph) => `<p>${paragraph.split('\n').map(linked).join('<br />')}</p>`)
    .join('')
  return { html: text === '' ? '' : html, mentions, tags }
}

function linkHtml(link: string): string {
  const hidden = /^https?:\/\/(?:www\.)?/.exec(link)?.[0] ?? ''
  const [seen, rest] = [link.slice(hidden.length, hidden.length + 30), link.slice(hidden.length + 30)]
  return `<a href="${escaped(link)}" target="_blank" rel="nofollow noopener" translate="no"><span class="invisible">${escaped(hidden)}</span><span class="${rest === '' ? '' : 'ellipsis'}">${escaped(seen)}</span><span class="invisible">${escaped(rest)}</span></a>`
}

const segmenter = new Intl.Segmenter()

/** As the server counts: links 23, of a mention the name, of the rest what people see as one character. */
export const countOf = (text: string, warning: string): number =>
  [
    ...segmenter.segment(
      warning +
        text.replace(pieces, (whole, link: string | undefined, name: string | undefined) =>
          link !== undefined ? 'x'.repeat(23) : name !== undefined ? `@${name}` : whole,
        ),
    ),
  ].length
