type TokenScope = {
  readonly scope: string
  readonly says: string
  /** The act without which the scope would be for nothing. */
  readonly needs: string | undefined
}

/** What a token may be limited to, as people say it. The server keeps which acts each stands for. */
export const tokenScopes: readonly TokenScope[] = [
  { scope: 'people:read', says: 'find colleagues, units and who holds which role', needs: undefined },
  { scope: 'report:make', says: 'say that something is wrong', needs: undefined },
  { scope: 'posts:write', says: 'write posts and take them down', needs: 'post.write' },
  { scope: 'scim', says: 'keep the directory current from another system (SCIM)', needs: 'people.provision' },
]

/** A scope in words; a token may also be limited to a single act, which its own list of acts names. */
export const sayScopeOfToken = (scope: string): string | undefined =>
  tokenScopes.find((one) => one.scope === scope)?.says
