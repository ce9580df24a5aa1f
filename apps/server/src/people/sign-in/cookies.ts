/** What a cookie is for: who is signed in, or what was begun and not yet finished. */
export type CookieName = 'session' | 'oidc' | 'passkey'

/** `__Host-` makes a browser keep a cookie to this host, over https; plain http is for this machine only. */
export const cookieName = (publicUrl: string, name: CookieName): string =>
  publicUrl.startsWith('https:') ? `__Host-secondlook-${name}` : `secondlook-${name}`

/** The value of a cookie; none where there are two, because only one of them can be ours. */
export function readCookie(header: string | undefined, name: string): string | undefined {
  const values = (header ?? '')
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1))
  return values.length === 1 && /^[A-Za-z0-9._-]+$/.test(values[0] ?? '') ? values[0] : undefined
}

/** A `Set-Cookie` header. Without a value the browser forgets it; without seconds it goes with the browser. */
export function writeCookie(publicUrl: string, name: CookieName, value: string, seconds?: number): string {
  const secure = publicUrl.startsWith('https:') ? '; Secure' : ''
  const age = seconds === undefined ? '' : `; Max-Age=${seconds}`
  return `${cookieName(publicUrl, name)}=${value}; Path=/; HttpOnly; SameSite=Lax${secure}${age}`
}
