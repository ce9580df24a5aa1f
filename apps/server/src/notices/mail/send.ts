import { Readable } from 'node:stream'
import SmtpConnection from 'nodemailer/lib/smtp-connection'
import type { SmtpPlace } from './smtp-url.ts'

/** What became of handing over a mail. `unknown` means that it may have been taken, and is never sent again. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'refused'; readonly code: number; readonly isAddress: boolean }
  | { readonly kind: 'later'; readonly code: number | null }
  | { readonly kind: 'unknown' }

export type SendQuestion = { readonly to: string; readonly bytes: Uint8Array }
export type Send = (question: SendQuestion) => Promise<SendOutcome>

/** How long each step may take. Together they stay well below the time after which a mail counts as abandoned. */
export type SendTimes = { readonly connectMs: number; readonly idleMs: number; readonly wholeMs: number }
const usualTimes: SendTimes = { connectMs: 20_000, idleMs: 60_000, wholeMs: 180_000 }

/**
 * Hands over one mail to the mail server. The bytes are read from us only after the server has said that it will take
 * them. Before that a lost connection means that nothing was sent; after it, without a reply, nobody can know.
 */
export const sendOver =
  (place: SmtpPlace, times: SendTimes = usualTimes): Send =>
  async ({ to, bytes }) => {
    const connection = new SmtpConnection({
      ...{ host: place.host, port: place.port, secure: place.isSecure, requireTLS: place.isTlsRequired },
      ...{
        connectionTimeout: times.connectMs,
        greetingTimeout: times.connectMs,
        dnsTimeout: times.connectMs,
      },
      ...{ socketTimeout: times.idleMs, socketCloseTimeout: 0, name: hostOf(place.from) },
    })
    const hand: Hand = { stage: 'before', isBegun: false }
    const clock = { end: (): void => undefined }
    const isOver = new Promise<never>((_resolve, reject) => {
      connection.on('error', reject)
      const timer = setTimeout(() => reject(new Error('it took too long')), times.wholeMs)
      clock.end = () => clearTimeout(timer)
    })
    isOver.catch(() => undefined)
    try {
      await Promise.race([handOver(connection, place, { to, bytes }, hand), isOver])
      return { kind: 'sent' }
    } catch (error) {
      return outcomeOf(error, hand)
    } finally {
      clock.end()
      connection.close()
    }
  }

/** How far a mail was handed over. */
type Hand = { stage: 'before' | 'envelope'; isBegun: boolean }

async function handOver(
  connection: SmtpConnection,
  { login, from }: SmtpPlace,
  { to, bytes }: SendQuestion,
  hand: Hand,
): Promise<void> {
  await new Promise<void>((resolve, reject) =>
    connection.connect((error?: Error | null) => (error ? reject(error) : resolve())),
  )
  if (login)
    await new Promise<void>((resolve, reject) =>
      connection.login({ user: login.user, pass: login.pass }, (error?: Error | null) =>
        error ? reject(error) : resolve(),
      ),
    )
  hand.stage = 'envelope'
  await new Promise<void>((resolve, reject) =>
    connection.send({ from, to: [to] }, bytesOf(bytes, hand), (error?: Error | null) =>
      error ? reject(error) : resolve(),
    ),
  )
}

/** The bytes as a stream that notes when somebody begins to read it. */
function bytesOf(bytes: Uint8Array, hand: Hand): Readable {
  let isRead = false
  return new Readable({
    read() {
      hand.isBegun = true
      this.push(isRead ? null : bytes)
      isRead = true
    },
  })
}

function outcomeOf(error: unknown, { stage, isBegun }: Hand): SendOutcome {
  const reply = numberIn(error, 'responseCode')
  if (isBegun && reply === null) return { kind: 'unknown' }
  // What the server says against us, our login or our own address is a fault of the settings and not of this mail.
  const isAboutThisMail = stage === 'envelope' && (isBegun || wordIn(error, 'command') === 'RCPT TO')
  if (reply !== null && reply >= 500 && isAboutThisMail)
    return { kind: 'refused', code: reply, isAddress: !isBegun }
  return { kind: 'later', code: reply }
}

const memberOf = (error: unknown, name: string): unknown =>
  typeof error === 'object' && error !== null ? (error as Record<string, unknown>)[name] : undefined
function numberIn(error: unknown, name: string): number | null {
  const value = memberOf(error, name)
  return typeof value === 'number' ? value : null
}
const wordIn = (error: unknown, name: string): string => String(memberOf(error, name) ?? '')

const hostOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
