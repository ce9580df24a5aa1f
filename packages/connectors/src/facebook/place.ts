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
