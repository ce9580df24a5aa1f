import { type ReadAs, seenIn } from '../talk/html.ts'
import type { ReadPart } from '../talk/reader.ts'

/** What is drawn is read as the word that stands for it; what says how large a picture is, is not read. */
const readAs: ReadAs = (name, { class: classes = '', alt }) => {
  const has = (one: string): boolean => classes.split(' ').includes(one)
  if (name === 'img' && has('emoji')) return alt ?? ''
  if (name === 'div' && has('meta')) return null
  return undefined
}

/** A link alone on its line is shown as a card, one in a line by the title of its page; both are that link. */
const withoutCards = (html: string): string =>
  html
    .replace(
      /<aside class="onebox[^>]*data-onebox-src="([^"]*)"[^>]*>.*?<\/aside>/gs,
      '<p><a href="$1">$1</a></p>',
    )
    // What stands under a picture begins on a line of its own anyway.
    .replace(/(<img [^>]*>|<\/div>)\s*<br\s*\/?>/g, '$1')
    .replace(/<a href="([^"]*)" class="inline-onebox[^>]*>[^<]*<\/a>/g, '<a href="$1">$1</a>')

/** A post as people see it. Handles and tags lead somewhere in the forum and are no links; pictures lead to themselves. */
export function wordsIn(cooked: string): Pick<ReadPart, 'text' | 'links' | 'pictures'> {
  const { text, links, pictures } = seenIn(withoutCards(cooked), readAs)
  const isHouse = (link: ReadPart['links'][number]): boolean =>
    link.text.trim() === '' || (/^[@#]/.test(link.text) && /^\/(?:u|groups|tag|c)\//.test(link.to))
  return {
    text,
    links: links.filter((link) => !isHouse(link)),
    // It makes its own files of pictures.
    pictures: pictures.map((picture) => ({ ...picture, digest: null })),
  }
}
