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
