import type { Account } from '../content.ts'

export const graph = '/v25.0'

/** The name of a Page in its address, and where people see it. */
export function placeOf({ address }: Account): { readonly pages: string; readonly name: string } {
  const text = address.trim()
  const [, pages, name] = /^(https?:\/\/[^/?#]+)\/@?([^/?#]+)/i.exec(text) ?? []
  return pages !== undefined && name !== undefined
    ? { pages, name }
    : { pages: 'https://www.facebook.com', name: text.replace(/^@/, '') }
}

export const addressOf = (account: Account, id: string): string => `${placeOf(account).pages}/${id}`

const hostOf = (pages: string): string => pages.replace(/^https?:\/\/(?:(?:www|m|web)\.)?/i, '').toLowerCase()

/**
 * The number of a post by the Page and the number in the address. What begins with `pfbid` is no number, and without
 * the number of the Page there is none either.
 */
export function facebookIdAt(account: Account, address: string): string | undefined {
  const { pages, name } = placeOf(account)
  const page = account.platformId
  const [, host = '', rest = ''] = /^(https?:\/\/[^/?#]+)\/(.+)$/i.exec(address.trim()) ?? []
  if (page === null || hostOf(host) !== hostOf(pages)) return undefined
  const whole = /^(\d+)_(\d+)\/?(?:[?#].*)?$/.exec(rest)
  const [, of, post] =
    whole ?? /^@?([^/?#]+)\/posts\/(?:[^/?#]+\/)?(\d+)\/?(?:[?#].*)?$/.exec(rest) ?? linked(rest)
  if (of === undefined || post === undefined) return undefined
  return of === page || (!whole && of.toLowerCase() === name.toLowerCase()) ? `${page}_${post}` : undefined
}

function linked(rest: string): readonly (string | undefined)[] {
  const asked = /^(?:permalink|story)\.php\?([^#]*)/.exec(rest)?.[1] ?? ''
  const value = (of: string) => new RegExp(`(?:^|&)${of}=(\\d+)(?:&|$)`).exec(asked)?.[1]
  return [rest, value('id'), value('story_fbid')]
}
