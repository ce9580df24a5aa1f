import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Asked, Handler, Programme, Rule } from './misbehave.ts'
import { makeProgramme } from './misbehave.ts'

export type Serving = {
  /** Such as `http://127.0.0.1:40123`. */
  readonly address: string
  readonly programme: Programme
  readonly stop: () => Promise<void>
}

const most = 40 * 1024 * 1024

/** Answers on the loopback, and misbehaves as the programme says. */
export async function serve(
  handler: Handler,
  programme: Programme = makeProgramme(),
  port = 0,
): Promise<Serving> {
  const server = createServer((request, response) => {
    void take(request, response, handler, programme).catch(() => request.socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve)
  })
  const { port: taken } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${taken}`,
    programme,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function askedBy(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) throw new Error('too long')
    chunks.push(chunk)
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
  )
  return { method: request.method ?? 'GET', path: request.url ?? '/', headers, body: Buffer.concat(chunks) }
}

async function take(
  request: IncomingMessage,
  response: ServerResponse,
  handler: Handler,
  programme: Programme,
): Promise<void> {
  const gone = new Promise<void>((resolve) => response.once('close', () => resolve()))
  const asked = await askedBy(request)
  const rule = programme.next(asked)
  await rule?.before?.()
  const handled = async (): Promise<Answer> => {
    const answer = await answerOf(handler, asked)
    await rule?.then?.()
    return answer
  }
  const cut = (): void => {
    request.socket.destroy()
  }
  switch (rule?.does ?? 'nothing') {
    case 'lose':
      return cut()
    case 'drop-answer':
      await handled()
      return cut()
    case 'cut-answer':
      return writeHalf(response, await handled(), cut)
    case 'fail-after':
      await handled()
      return write(response, { status: 500, body: 'Internal Server Error' })
    case 'hang-after': {
      await handled()
      return programme.hold(gone)
    }
    case 'take-late':
      return programme.hold(gone.then(() => rule?.until).then(handled))
    case 'nothing':
      return write(response, await handled())
    default:
      return write(response, refusalOf(rule))
  }
}

/** A handler that throws is a server that fails. */
async function answerOf(handler: Handler, asked: Asked): Promise<Answer> {
  try {
    return await handler(asked)
  } catch (error) {
    return { status: 500, body: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function refusalOf(rule: Rule | undefined): Answer {
  const json = { 'content-type': 'application/json' }
  if (rule?.does === 'fail-before') return { status: 503, body: 'Service Unavailable' }
  if (rule?.does === 'unauthorised')
    return { status: 401, headers: json, body: '{"error":"The access token expired"}' }
  const after = rule?.does === 'wait' ? { 'retry-after': String(rule.seconds ?? 1) } : {}
  return { status: 429, headers: { ...json, ...after }, body: '{"error":"Too many requests"}' }
}

function write(response: ServerResponse, { status, headers = {}, body = '' }: Answer): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, {
    ...(headers as Record<string, string | string[]>),
    ...(status === 204 || status === 304 ? {} : { 'content-length': bytes.length }),
  })
  response.end(bytes)
}

function writeHalf(
  response: ServerResponse,
  { status, headers = {}, body = '' }: Answer,
  cut: () => void,
): void {
  const bytes = Buffer.from(body)
  response.writeHead(status, {
    ...(headers as Record<string, string | string[]>),
    'content-length': bytes.length + 1,
  })
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), cut)
}
