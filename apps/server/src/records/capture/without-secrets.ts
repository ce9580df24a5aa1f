import { createHash } from 'node:crypto'
import { blankInJson, blankInLine, blankInText, blankKnown, spellingsOf } from './blank.ts'
import { type Exchange, type HeaderLine, headerOf, typeOf } from './exchange.ts'
import { namesSecret } from './secret-words.ts'

/** An exchange with nothing in it that signs anybody in, and what was left out of it, in words. */
export type CleanExchange = Exchange & {
  readonly leftOut: readonly string[]
  /** SHA-256 of the body as it was received, also where something of it was left out. */
  readonly received: string
}

/** What is kept of a request: that much says what was asked for, and nothing says by whom. */
const keptOfRequest = new Set([
  ...['accept', 'accept-charset', 'accept-encoding', 'accept-language', 'cache-control', 'content-type'],
  ...['host', 'if-modified-since', 'if-none-match', 'range', 'user-agent'],
])

/** Codings that hide a text from whoever looks for secrets in it. */
const packed: readonly (readonly number[])[] = [
  [0x1f, 0x8b],
  [0x28, 0xb5, 0x2f, 0xfd],
]

/**
 * Takes off what signs anybody in. Of a request, headers that are on a list are kept and no others. Of an answer,
 * headers and addresses lose what is called a secret; what an account was answered loses it in its text too. What
 * a stranger was answered is the same for everybody, so it stays to the byte. The secrets that were used, if the caller
 * names them, are taken off everywhere, in every spelling.
 */
export function withoutSecrets(exchange: Exchange, known: readonly string[] = []): CleanExchange {
  const { request, response, at, as } = exchange
  const leftOut: string[] = []
  const spellings = [...new Set(known.filter((one) => one.trim().length >= 4))].flatMap(spellingsOf)
  const clean = (what: string, text: string, blankOut: (text: string) => string): string => {
    const cleaned = blankOut(blankKnown(text, spellings))
    if (cleaned !== text) leftOut.push(what)
    return cleaned
  }
  const headersOf = (
    what: string,
    headers: readonly HeaderLine[],
    keeps: (name: string) => boolean,
  ): readonly HeaderLine[] =>
    headers.flatMap(([name, value]): HeaderLine[] => {
      if (keeps(name.toLowerCase()))
        return [[name, clean(`${what} ${name.toLowerCase()}`, value, blankInLine)]]
      leftOut.push(`${what} ${blankKnown(name.toLowerCase(), spellings)}`)
      return []
    })
  const address = clean('address', request.address.replace(/#.*$/s, ''), blankInLine)
  const asked = headersOf('request header', request.headers, (name) => keptOfRequest.has(name))
  const answered = headersOf('answer header', response.headers, (name) => !namesSecret(name))
  const body = Buffer.from(response.body)
  const text = body.toString('latin1')
  const cleaned = clean('body', text, bodyBlank(exchange, text))
  return {
    request: { method: request.method, address, headers: asked },
    response: {
      status: response.status,
      ...(response.statusText !== undefined && {
        statusText: clean('status text', response.statusText, blankInLine),
      }),
      headers: answered,
      body: cleaned === text ? Uint8Array.from(body) : Uint8Array.from(Buffer.from(cleaned, 'latin1')),
    },
    ...{ at, as, leftOut },
    received: createHash('sha256').update(body).digest('hex'),
  }
}

/** How the body is looked through, a byte a letter. */
function bodyBlank(exchange: Exchange, text: string): (text: string) => string {
  if (exchange.as === 'stranger') return (same) => same
  const { body, headers } = exchange.response
  if (packed.some((sign) => sign.every((byte, at) => body[at] === byte)))
    throw new RangeError(
      'the body of an answer to an account is packed; undo its coding before it is captured',
    )
  const type = typeOf(exchange)
  if (/^(image|audio|video|font)\//.test(type) || type === 'application/octet-stream') return (same) => same
  const isJson = /[/+]json$/.test(type) || (/^\s*[[{]/.test(text) && isJsonText(body))
  const isHtml = (headerOf(headers, 'content-type') ?? '').includes('html')
  return isJson && !isHtml ? blankJsonOrText : blankInText
}

/** What calls itself JSON and is none is looked through as any text is. */
const blankJsonOrText = (text: string): string =>
  isJsonText(Buffer.from(text, 'latin1')) ? blankInJson(text) : blankInText(text)

function isJsonText(body: Uint8Array): boolean {
  try {
    JSON.parse(Buffer.from(body).toString('utf8'))
    return true
  } catch {
    return false
  }
}
