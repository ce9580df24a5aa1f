import { LinkifyIt } from 'linkify-it'
import tlds from 'tlds' with { type: 'json' }
import type { Mark } from './mark.ts'

// Only what opens in a browser is a link; an address to write to is not.
const finder = (fuzzyLink: boolean): LinkifyIt =>
  new LinkifyIt({ fuzzyLink, fuzzyEmail: false, tlds }).add('ftp:', null).add('mailto:', null).add('//', null)

const written = finder(false)
const bare = finder(true)
const topLevels = new Set(tlds)

const marksBy = (links: LinkifyIt, text: string): readonly Mark[] =>
  (links.match(text) ?? []).map(({ index, lastIndex, url }) => ({
    kind: 'link',
    from: index,
    to: lastIndex,
    target: url.replace(/^http:\/\/(?=[^/])/, (scheme) =>
      text.startsWith('http', index) || text.startsWith('HTTP', index) ? scheme : 'https://',
    ),
  }))

/** Addresses that begin with `http://` or `https://`. */
export const linksIn = (text: string): readonly Mark[] => marksBy(written, text)

/** Those, and addresses that only look like one, such as `act.gov.au`. */
export const bareLinksIn = (text: string): readonly Mark[] => marksBy(bare, text)

/** Whether the host of an address ends in a domain that there is. */
export function hasTopLevel({ target }: Mark): boolean {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(target)?.[1] ?? ''
  const last = host.split('.').at(-1) ?? ''
  return host.includes('.') && (topLevels.has(last.toLowerCase()) || last.toLowerCase().startsWith('xn--'))
}
