import type { Account } from '../content.ts'

/** The name of an account, and where people see it. */
export function placeOf({ address }: Account): { readonly pages: string; readonly name: string } {
  const text = address.trim()
  const [, pages, name] = /^(https?:\/\/[^/?#]+)\/@?(\w+)/i.exec(text) ?? []
  return pages !== undefined && name !== undefined
    ? { pages, name }
    : { pages: 'https://x.com', name: text.replace(/^@/, '') }
}

export function addressOf(account: Account, id: string): string {
  const { pages, name } = placeOf(account)
  return `${pages}/${name}/status/${id}`
}

const hosts = new Set(['x.com', 'twitter.com'])
const hostOf = (pages: string): string => {
  const host = pages.replace(/^https?:\/\/(?:(?:www|mobile)\.)?/i, '').toLowerCase()
  return hosts.has(host) ? 'x.com' : host
}

/** The number in the address of a post of this account. */
export function xIdAt(account: Account, address: string): string | undefined {
  const own = placeOf(account)
  const [, pages = '', name = '', id] =
    /^(https?:\/\/[^/?#]+)\/@?(\w+)\/status(?:es)?\/(\d+)(?:[/?#].*)?$/i.exec(address.trim()) ?? []
  const isOwn = hostOf(pages) === hostOf(own.pages) && name.toLowerCase() === own.name.toLowerCase()
  return isOwn ? id : undefined
}
