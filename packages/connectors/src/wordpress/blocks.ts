import type { Content } from '../content.ts'
import { join, resultOf } from '../placeholder.ts'
import type { Json } from '../prepared.ts'
import { linksIn } from '../text/links.ts'
import { runsOf } from '../text/mark.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '[': '&#91;',
  ']': '&#93;',
}

/** Text as text: no tag, no comment of a block and no short code can come of it. */
export const escapeHtml = (text: string): string =>
  text.replace(/[&<>[\]]/g, (sign) => entities[sign] ?? sign)
const attribute = (text: string): string => escapeHtml(text).replaceAll('"', '&quot;').replaceAll('\n', ' ')

/** The paragraphs of a text: what stands between empty lines. */
export const paragraphsOf = (text: string): readonly string[] =>
  text
    .trim()
    .split(/\r?\n(?:[ \t]*\r?\n)+/)
    .filter((paragraph) => paragraph.trim() !== '')

function paragraph(text: string): string {
  const inside = runsOf(text, linksIn(text))
    .map((run) => {
      const html = escapeHtml(run.text).replace(/\r?\n/g, '<br>')
      return run.kind === 'link' ? `<a href="${attribute(run.to ?? '')}">${html}</a>` : html
    })
    .join('')
  return `<!-- wp:paragraph -->\n<p>${inside}</p>\n<!-- /wp:paragraph -->`
}

/** The content of a post as blocks; pictures follow the text, each by what uploading it answered. */
export function blocksOf({ text, pictures }: Content): Json {
  const words = paragraphsOf(text).map(paragraph).join('\n\n')
  if (pictures.length === 0) return words
  const figures = pictures.flatMap(({ alt, credit }, at): readonly Json[] => {
    const caption = credit ? `<figcaption class="wp-element-caption">${escapeHtml(credit)}</figcaption>` : ''
    return [
      '\n\n<!-- wp:image {"id":',
      resultOf(at, 'id'),
      '} -->\n<figure class="wp-block-image"><img src="',
      resultOf(at, 'source_url'),
      `" alt="${attribute(alt)}" class="wp-image-`,
      resultOf(at, 'id'),
      `"/>${caption}</figure>\n<!-- /wp:image -->`,
    ]
  })
  return join(words, ...figures)
}
