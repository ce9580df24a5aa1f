import { type IncomingMessage, request as plain } from 'node:http'
import { request as secure } from 'node:https'
import type { Answer, Asked, Programme } from './misbehave.ts'
import { type Serving, serve } from './serve.ts'

/** What a connection and not a message is about. */
const ofTheLine = [
  'connection',
  'keep-alive',
  'transfer-encoding',
  'upgrade',
  'proxy-connection',
  'te',
  'trailer',
]

/**
 * Stands before a real server and misbehaves for it, so that what is lost on the way is lost the same for a double and
 * for the real thing. The server sees its own name as the host, and what it says of its own addresses is left as it is;
 * only where it leads to itself, it leads here.
 */
export async function startProxy(target: string, programme?: Programme, port = 0): Promise<Serving> {
  const to = new URL(target)
  const serving: { address?: string } = {}
  const own = await serve(
    async (asked) => {
      const answer = await forward(to, asked)
      const location = answer.headers?.['location']
      return typeof location === 'string' && location.startsWith(to.origin)
        ? {
            ...answer,
            headers: {
              ...answer.headers,
              location: `${serving.address ?? ''}${location.slice(to.origin.length)}`,
            },
          }
        : answer
    },
    programme,
    port,
  )
  serving.address = own.address
  return own
}

function forward(to: URL, { method, path, headers, body }: Asked): Promise<Answer> {
  const kept = Object.fromEntries(Object.entries(headers).filter(([name]) => !ofTheLine.includes(name)))
  return new Promise((resolve, reject) => {
    const ask = to.protocol === 'https:' ? secure : plain
    const asking = ask(
      new URL(path, to.origin),
      { method, headers: { ...kept, host: to.host, 'content-length': body.length } },
      (answer) => {
        collect(answer).then(resolve, reject)
      },
    )
    asking.once('error', reject)
    asking.end(body)
  })
}

async function collect(answer: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = []
  for await (const chunk of answer as AsyncIterable<Buffer>) chunks.push(chunk)
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(
      (pair): pair is [string, string | string[]] =>
        pair[1] !== undefined && !ofTheLine.includes(pair[0]) && pair[0] !== 'content-length',
    ),
  )
  return { status: answer.statusCode ?? 502, headers, body: Buffer.concat(chunks) }
}
