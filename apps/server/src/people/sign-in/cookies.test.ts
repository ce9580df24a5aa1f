import { expect, it } from 'vitest'
import { cookieName, readCookie, writeCookie } from './cookies.ts'

it('a cookie is for this host over https, and nothing else sees it', () => {
  expect(writeCookie('https://look.example', 'session', 'v')).toBe(
    '__Host-secondlook-session=v; Path=/; HttpOnly; SameSite=Lax; Secure',
  )
  expect(writeCookie('https://look.example', 'oidc', '', 0)).toBe(
    '__Host-secondlook-oidc=; Path=/; HttpOnly; SameSite=Lax; Secure; Max-Age=0',
  )
})

it('a cookie has a plain name on plain http, where a browser would not keep the other', () => {
  expect(cookieName('http://localhost:4747', 'session')).toBe('secondlook-session')
  expect(writeCookie('http://localhost:4747', 'session', 'v')).not.toContain('Secure')
})

for (const [header, value] of [
  [undefined, undefined],
  ['a=1', '1'],
  ['b=2; a=1; c=3', '1'],
  ['ba=2', undefined],
  ['a=1; a=2', undefined],
  ['a="1"', undefined],
  ['a=', undefined],
  ['a=1\u0000', undefined],
] as const)
  it(`a cookie is ${value} in ${JSON.stringify(header)}`, () => expect(readCookie(header, 'a')).toBe(value))
