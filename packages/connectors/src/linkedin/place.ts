import type { Account } from '../content.ts'

/** The name of an organisation in its address, and where people see it. */
export function placeOf({ address }: Account): { readonly pages: string; readonly name: string } {
  const text = address.trim()
  const [, pages, name] = /^(https?:\/\/[^/?#]+)\/(?:company|showcase|school)\/([^/?#]+)/i.exec(text) ?? []
  return pages !== undefined && name !== undefined
    ? { pages, name }
    : {
        pages: 'https://www.linkedin.com',
        name: text.replace(/^@/, '').split('/').filter(Boolean).at(-1) ?? '',
      }
}

export const addressOf = (account: Account, urn: string): string =>
  `${placeOf(account).pages}/feed/update/${urn}/`

export function authorOf({ platformId }: Account): string | undefined {
  if (platformId === null) return undefined
  return /^\d+$/.test(platformId) ? `urn:li:organization:${platformId}` : platformId
}

/** The name by which LinkedIn knows a post. Of an activity, which is another number, and of a slug it says none. */
export function linkedinIdAt(account: Account, address: string): string | undefined {
  const [, pages = '', kind, number] =
    /^(https?:\/\/[^/?#]+)\/feed\/update\/urn(?::|%3A)li(?::|%3A)(share|ugcPost)(?::|%3A)(\d+)\/?(?:[?#].*)?$/i.exec(
      address.trim(),
    ) ?? []
  const isThere = pages.toLowerCase() === placeOf(account).pages.toLowerCase()
  if (!isThere || kind === undefined || number === undefined) return undefined
  return `urn:li:${kind.toLowerCase() === 'share' ? 'share' : 'ugcPost'}:${number}`
}
