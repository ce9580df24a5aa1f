import type { Account } from '../content.ts'
import { bareHandle } from '../talk/reading.ts'

/** Where a post of Bluesky is kept, by the address that a browser or a program has for it. */
export type PostAddress = { readonly repo: string; readonly rkey: string }

/** The post that an address names; `undefined` where it names none. */
export function postAddress(about: string): PostAddress | undefined {
  const [, repo, rkey] =
    /^(?:at:\/\/([^/]+)\/app\.bsky\.feed\.post\/|https:\/\/bsky\.app\/profile\/([^/]+)\/post\/)([a-zA-Z0-9._~-]+)\/?$/
      .exec(about.trim())
      ?.filter((part) => part !== undefined) ?? []
  return repo !== undefined && rkey !== undefined ? { repo, rkey } : undefined
}

/** The record of a post of this account, where it is known what the account is called for ever. */
export function blueskyIdAt({ address: handle, platformId }: Account, address: string): string | undefined {
  const post = postAddress(address)
  if (!post || platformId === null) return undefined
  const isOwn = post.repo === platformId || post.repo.toLowerCase() === bareHandle(handle).toLowerCase()
  return isOwn ? `at://${platformId}/app.bsky.feed.post/${post.rkey}` : undefined
}
