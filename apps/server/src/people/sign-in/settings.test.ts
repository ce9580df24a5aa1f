import { describe, expect, it } from 'vitest'
import { parseSignIn } from './settings.ts'

const here = { port: 4747, host: '127.0.0.1', isDemonstration: false }
const wrongOf = (environment: Record<string, string>, at = here) => {
  const parsed = parseSignIn(environment, at)
  return 'wrong' in parsed ? parsed.wrong : undefined
}
const oidc = { OIDC_ISSUER: 'https://login.example', OIDC_CLIENT_ID: 'us', OIDC_CLIENT_SECRET: 's3cret' }

describe('the settings of signing in', () => {
  it('are this machine under its name and no provider, without any', () => {
    // A passkey is for a name, so it is localhost and not 127.0.0.1.
    expect(parseSignIn({}, here)).toEqual({ publicUrl: 'http://localhost:4747', oidc: undefined })
  })

  it('are read from the environment', () => {
    expect(parseSignIn({ PUBLIC_URL: 'https://look.example/', ...oidc }, here)).toEqual({
      publicUrl: 'https://look.example',
      oidc: { issuer: 'https://login.example', clientId: 'us', clientSecret: 's3cret' },
    })
  })

  for (const PUBLIC_URL of [
    ...[
      'look.example',
      'ftp://look.example',
      'http://look.example',
      'http://10.0.0.1',
      'https://look.example/app',
    ],
    ...['https://look.example/?a', 'https://user@look.example', 'http://localhost.them.example', 'https://'],
  ]) {
    it(`refuse the address ${PUBLIC_URL}`, () =>
      expect(wrongOf({ PUBLIC_URL })).toContain(`PUBLIC_URL is ${JSON.stringify(PUBLIC_URL)}; it must be `))
  }

  it('take plain http for this machine only', () => {
    for (const PUBLIC_URL of ['http://localhost:8080', 'http://127.0.0.1', 'http://[::1]:80'])
      expect(wrongOf({ PUBLIC_URL })).toBe(undefined)
    expect(wrongOf({ ...oidc, OIDC_ISSUER: 'http://127.0.0.1:9000' })).toBe(undefined)
    expect(wrongOf({ ...oidc, OIDC_ISSUER: 'http://login.example' })).toContain('must be an https address')
  })

  it('want all of a provider or nothing, and never repeat its secret', () => {
    for (const missing of Object.keys(oidc)) {
      const { [missing as keyof typeof oidc]: _left, ...rest } = oidc
      expect(wrongOf(rest)).toBe(`${missing} must be set too, or none of the OIDC settings`)
    }
    expect(wrongOf({ ...oidc, OIDC_ISSUER: 'x' })).not.toContain('s3cret')
  })

  it('keep the demonstration to this machine', () => {
    const demonstration = { ...here, isDemonstration: true }
    expect(wrongOf({}, demonstration)).toBe(undefined)
    for (const host of ['localhost', '127.0.0.9', '::1'])
      expect(wrongOf({}, { ...demonstration, host })).toBe(undefined)
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'look.example', '127.0.0.1.example'])
      expect(wrongOf({}, { ...demonstration, host })).toContain('with DEMO=1 it must be 127.0.0.1')
    expect(wrongOf({ PUBLIC_URL: 'https://look.example' }, demonstration)).toContain('PUBLIC_URL is set')
  })
})
