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
