/** Where mail is handed over, and from whom it comes. */
export type SmtpPlace = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte; without it, TLS is begun where the other side offers it. */
  readonly isSecure: boolean
  /** Whether a connection without TLS is refused: always, where a password would go over it. */
  readonly isTlsRequired: boolean
  readonly login?: { readonly user: string; readonly pass: string }
  readonly from: string
}

export type SmtpUrlRead =
  | { readonly ok: true; readonly place: SmtpPlace }
  | { readonly ok: false; readonly says: string }

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost'])
const example = 'write it like smtp://user:password@mail.example.org:587?from=second-look@example.org'
const no = (what: string): SmtpUrlRead => ({ ok: false, says: `SMTP_URL ${what}; ${example}` })

/** Reads the setting `SMTP_URL`. What it answers where it cannot be used names no password. */
export function readSmtpUrl(text: string): SmtpUrlRead {
  if (!URL.canParse(text)) return no('is no address')
  const url = new URL(text)
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')
    return no('begins with neither smtp:// nor smtps://')
  if (url.hostname === '') return no('names no host')
  const from = url.searchParams.get('from') ?? ''
  if (!isAddress(from)) return no('does not say from which address mail comes')
  const isSecure = url.protocol === 'smtps:'
  const user = decodeURIComponent(url.username)
  const pass = decodeURIComponent(url.password)
  if ((user === '') !== (pass === '')) return no('has one of user and password and not the other')
  return {
    ok: true,
    place: {
      ...{ host: url.hostname.replace(/^\[|\]$/g, ''), port: Number(url.port) || (isSecure ? 465 : 587) },
      ...{ isSecure, isTlsRequired: !isSecure && user !== '' && !loopback.has(url.hostname), from },
      ...(user !== '' && { login: { user, pass } }),
    },
  }
}

const isAddress = (text: string): boolean => /^[^\s@<>",;:\\]+@[^\s@<>",;:\\]+$/.test(text)
