import type { OidcSettings } from './oidc/provider.ts'

export type SignInSettings = {
  /** The address people use, without a slash at its end. */
  readonly publicUrl: string
  readonly oidc: OidcSettings | undefined
}

type Environment = Readonly<Record<string, string | undefined>>
type Wrong = { readonly wrong: string }

const local = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/

/** The settings of signing in, or the one line that says which cannot be used. */
export function parseSignIn(
  environment: Environment,
  {
    port,
    host,
    isDemonstration,
  }: { readonly port: number; readonly host: string; readonly isDemonstration: boolean },
): SignInSettings | Wrong {
  const given = environment['PUBLIC_URL'] || undefined
  if (isDemonstration && !local.test(host))
    return {
      wrong: `HOST is ${JSON.stringify(host)}; the demonstration lets everybody be anybody, so with DEMO=1 it must be 127.0.0.1`,
    }
  if (isDemonstration && given !== undefined)
    return {
      wrong: 'PUBLIC_URL is set; the demonstration is for this machine only, so with DEMO=1 leave it out',
    }
  const publicUrl = parsePublicUrl(given ?? `http://localhost:${port}`)
  if (typeof publicUrl !== 'string') return publicUrl
  const oidc = parseOidc(environment)
  return oidc && 'wrong' in oidc ? oidc : { publicUrl, oidc }
}

function parsePublicUrl(given: string): string | Wrong {
  const url = URL.canParse(given) ? new URL(given) : undefined
  const wrong = (says: string): Wrong => ({
    wrong: `PUBLIC_URL is ${JSON.stringify(given)}; it must be ${says}`,
  })
  if (!url || !/^https?:$/.test(url.protocol)) return wrong('an address such as https://secondlook.example')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    return wrong('an address without a path, such as https://secondlook.example')
  if (url.protocol === 'http:' && !local.test(url.hostname))
    return wrong('https, because a cookie over plain http can be read on the way')
  return url.origin
}

/** The secret is never repeated. */
function parseOidc(environment: Environment): OidcSettings | Wrong | undefined {
  const names = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  const missing = names.filter((name) => !environment[name])
  if (missing.length === names.length) return undefined
  if (missing.length > 0)
    return { wrong: `${missing.join(' and ')} must be set too, or none of the OIDC settings` }
  const [issuer = '', clientId = '', clientSecret = ''] = names.map((name) => environment[name])
  const url = URL.canParse(issuer) ? new URL(issuer) : undefined
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && local.test(url.hostname))
  if (!isSafe || url?.search !== '' || url.hash !== '')
    return {
      wrong: `OIDC_ISSUER is ${JSON.stringify(issuer)}; it must be an https address such as https://login.example`,
    }
  return { issuer, clientId, clientSecret }
}
