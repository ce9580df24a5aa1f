import { WrongCall } from '../wrong-call.ts'

/** The server said no: the code of the refusal and its sentence. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly code: string

  constructor(code: string, says: string) {
    super(says)
    this.code = code
  }
}

export type Server = {
  ask<Answer>(method: 'GET' | 'POST' | 'PUT', path: string, body?: unknown): Promise<Answer>
}

type Settings = Readonly<Record<string, string | undefined>>

const waitMs = 60_000

/** The server that SECONDLOOK_URL names, asked with SECONDLOOK_TOKEN. The token goes there and nowhere else. */
export function serverOf(settings: Settings): Server {
  const address = settings['SECONDLOOK_URL']
  const token = settings['SECONDLOOK_TOKEN']
  if (!address) throw new WrongCall('set SECONDLOOK_URL to the address of your Second Look')
  if (!token) throw new WrongCall('set SECONDLOOK_TOKEN to a token of yours; one is made on “My access”')
  const base = baseOf(address)
  return {
    ask: async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
      const reply = await send(`${base}/api/v1${path}`, {
        ...{ method, redirect: 'error', signal: AbortSignal.timeout(waitMs) },
        headers: {
          ...{ accept: 'application/json', authorization: `Bearer ${token}` },
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const text = await reply.text()
      if (!reply.ok) throw refusalOf(reply.status, text)
      return (text === '' ? undefined : JSON.parse(text)) as Answer
    },
  }
}

/** A token travels only where nobody reads along: over https, or on this machine. */
function baseOf(address: string): string {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new WrongCall('SECONDLOOK_URL is no address; it looks like https://secondlook.example')
  }
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isHere))
    throw new WrongCall(
      'SECONDLOOK_URL has to begin with https://, so that nobody reads your token on its way',
    )
  if (url.username !== '' || url.password !== '')
    throw new WrongCall('SECONDLOOK_URL holds a name or a password; leave them out')
  return url.origin + url.pathname.replace(/\/+$/, '')
}

async function send(address: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(address, request)
  } catch (error) {
    const why =
      error instanceof Error && error.name === 'TimeoutError' ? 'it did not answer' : reasonOf(error)
    throw new WrongCall(`the server at SECONDLOOK_URL could not be asked: ${why}`)
  }
}

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error ? error.cause : undefined
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : 'no connection, or it leads elsewhere'
}

type Problem = {
  readonly code?: unknown
  readonly detail?: unknown
  readonly fields?: readonly { readonly path: string; readonly says: string }[]
}

function refusalOf(status: number, text: string): Refused {
  let problem: Problem = {}
  try {
    problem = JSON.parse(text) as Problem
  } catch {
    // Something between us and the server answered; what it sent is nothing to read out.
  }
  const { code, detail, fields = [] } = problem
  if (typeof code !== 'string' || typeof detail !== 'string')
    return new Refused(`http-${status}`, 'The answer was none of Second Look’s. Is SECONDLOOK_URL right?')
  return new Refused(code, [detail, ...fields.map(({ path, says }) => `${path} ${says}.`)].join(' '))
}
