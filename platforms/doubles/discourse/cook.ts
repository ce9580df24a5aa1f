import { escaped } from '../page.ts'

const typeset = (text: string): string =>
  text
    .replace(/(^|[\s([{])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s([{])'/g, '$1‘')
    .replaceAll("'", '’')
    .replaceAll('...', '…')
    .replace(/(^|[^-])---(?=[^-]|$)/g, '$1—')
    .replace(/(^|[^-])--(?=[^-]|$)/g, '$1–')

const pieces =
  /!\[((?:\\.|[^\]\\])*)\|(\d+)x(\d+)\]\((upload:\/\/[\w.]+)\)|(https?:\/\/[^\s<>"]*[^\s<>".,:;!?'’”)\]}])|(?<![\w@/.])@(\w(?:[\w.-]*\w)?)|(?<!\w)\*([^*\s][^*]*)\*|\b((?:[a-z0-9-]+\.)+(?:au|com|org)\b(?:\/\S*\w)?)/gi

/** What the forum makes of Markdown, as far as posts of ours have any. */
export function cook(
  raw: string,
  knows: (name: string) => boolean,
  addressOf: (upload: string) => string,
): string {
  const line = (text: string): string => {
    let html = ''
    let at = 0
    for (const match of text.matchAll(pieces)) {
      const [whole, alt, width, height, upload, link, name, loud, bare] = match
      html += escaped(typeset(text.slice(at, match.index)))
      at = match.index + whole.length
      if (upload !== undefined) {
        const says = escaped((alt ?? '').replace(/\\(.)/g, '$1'))
        html += `<div class="lightbox-wrapper"><a class="lightbox" href="${addressOf(upload)}" title="${says}"><img src="${addressOf(upload)}" alt="${says}" width="${width}" height="${height}"><div class="meta"><span class="filename">${says}</span><span class="informations">${width}×${height} 52 KB</span></div></a></div>`
      } else if (link !== undefined)
        html += `<a href="${escaped(link)}" rel="nofollow ugc">${escaped(link)}</a>`
      else if (bare !== undefined)
        html += `<a href="https://${escaped(bare)}" rel="nofollow ugc">${escaped(bare)}</a>`
      else if (name !== undefined)
        html += knows(name)
          ? `<a class="mention" href="/u/${name.toLowerCase()}">@${name}</a>`
          : `<span class="mention">@${name}</span>`
      else html += `<em>${escaped(typeset(loud ?? ''))}</em>`
    }
    return html + escaped(typeset(text.slice(at)))
  }
  return raw
    .split(/\n[ \t]*\n\s*/)
    .map(
      (paragraph) =>
        `<p>${paragraph
          .split('\n')
          .map((one) => line(one.trim()))
          .join('<br>\n')}</p>`,
    )
    .join('\n')
}
