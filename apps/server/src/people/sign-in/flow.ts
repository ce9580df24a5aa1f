import { hkdfSync } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { newNonce, seal, unseal } from '../../keys/seal.ts'
import { type CookieName, cookieName, readCookie, writeCookie } from './cookies.ts'
import { later, nowOf, type SignInNeeds } from './needs.ts'

const minutes = 10

/** A key for one use, from the root key of cookies, which itself encrypts nothing. */
export const keyFor = (root: Uint8Array, what: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', root, new Uint8Array(), `secondlook.${what}/v1`, 32))

/**
 * Gives a browser what it must bring back to finish what it began, sealed, so that nothing is written here before
 * somebody has shown anything: whoever begins a thousand sign-ins fills nothing and holds up nobody.
 */
export function beginFlow<T extends object>(
  needs: SignInNeeds,
  reply: FastifyReply,
  { cookie, what }: { readonly cookie: CookieName; readonly what: string },
  value: T,
): void {
  const root = needs.roots.current('cookies')
  const plain = Buffer.from(JSON.stringify({ ...value, flowEndsAt: later(nowOf(needs), minutes * 60_000) }))
  const nonce = newNonce(needs.recorder.source.randomBytes)
  const sealed = seal(keyFor(root.bytes, 'flow'), nonce, `secondlook.flow/v1\n${what}`, plain)
  const text = `${root.number}.${Buffer.from(sealed).toString('base64url')}`
  addCookie(reply, writeCookie(needs.publicUrl, cookie, text, minutes * 60))
}

/** What this browser began, unless it took too long; and the browser forgets it. */
export function endFlow<T extends object>(
  needs: SignInNeeds,
  request: FastifyRequest,
  reply: FastifyReply,
  { cookie, what }: { readonly cookie: CookieName; readonly what: string },
): (T & { readonly flowEndsAt: string }) | undefined {
  const text = readCookie(request.headers.cookie, cookieName(needs.publicUrl, cookie))
  if (text === undefined) return undefined
  addCookie(reply, writeCookie(needs.publicUrl, cookie, '', 0))
  const [number = '', sealed = ''] = text.split('.')
  const root = needs.roots.numbered('cookies', Number(number))
  const plain =
    root &&
    unseal(keyFor(root.bytes, 'flow'), `secondlook.flow/v1\n${what}`, Buffer.from(sealed, 'base64url'))
  if (!plain) return undefined
  // Only we can have sealed it, so it has the shape that we gave it.
  const value = JSON.parse(Buffer.from(plain).toString('utf8')) as T & { readonly flowEndsAt: string }
  return nowOf(needs) < value.flowEndsAt ? value : undefined
}

export function addCookie(reply: FastifyReply, cookie: string): void {
  const before = [reply.getHeader('set-cookie') ?? []].flat().map(String)
  const [name = ''] = cookie.split('=')
  reply.header('set-cookie', undefined)
  reply.removeHeader('set-cookie')
  reply.header('set-cookie', [...before.filter((one) => !one.startsWith(`${name}=`)), cookie])
}
