import { existsSync, readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { DoubleApi } from './double-api.ts'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
type Headers = Readonly<Record<string, Readonly<Record<string, string>>>>

export type DoubleServer = {
  readonly address: string
  readonly api: DoubleApi
  /** Every request that came, without those for files. */
  readonly seen: readonly string[]
  /** It forgets everything, as a new one at the same address would have it: what a browser keeps of files stays good. */
  renew(): void
  close(): Promise<void>
}

/** The built pages with the headers they are to have, and the double behind `/api/v1`. For tests alone. */
export async function openDoubleServer(port = 0): Promise<DoubleServer> {
  let api = new DoubleApi()
  const seen: string[] = []
  const headers = JSON.parse(readFileSync(`${dist}headers.json`, 'utf8')) as Headers
  const server = createServer((request, reply) => {
    void answer(request, reply, { api, headers, seen }).catch((error: unknown) => {
      reply.writeHead(500).end(String(error))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const { port: taken } = server.address() as AddressInfo
  return {
    ...{ address: `http://localhost:${taken}`, seen },
    get api() {
      return api
    },
    renew() {
      api = new DoubleApi()
      seen.length = 0
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

type Parts = { readonly api: DoubleApi; readonly headers: Headers; readonly seen: string[] }

async function answer(request: IncomingMessage, reply: ServerResponse, parts: Parts): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost')
  if (!pathname.startsWith('/api/v1/')) {
    sendFile(reply, pathname, parts.headers)
    return
  }
  const path = pathname.slice('/api/v1'.length)
  const method = request.method ?? 'GET'
  parts.seen.push(`${method} ${path}`)
  let text = ''
  for await (const chunk of request) text += String(chunk)
  const session = /double=([^;]+)/.exec(request.headers.cookie ?? '')?.[1]
  const said = parts.api.answer({ method, path, query: searchParams, session, text })
  const isProblem = said.status >= 400
  reply.writeHead(said.status, {
    'cache-control': 'no-store',
    'content-type': isProblem
      ? 'application/problem+json'
      : said.text === undefined
        ? 'application/json'
        : 'text/plain',
    ...said.headers,
    ...(said.session && { 'set-cookie': `double=${said.session}; Path=/; HttpOnly; SameSite=Strict` }),
  })
  reply.end(said.text ?? (said.body === undefined ? '' : JSON.stringify(said.body)))
}

function sendFile(reply: ServerResponse, path: string, headers: Headers): void {
  if (path === '/') {
    reply.writeHead(302, { location: '/home' }).end()
    return
  }
  const room = `/${path.split('/')[1]}`
  const own = headers[path] ?? headers[path === room ? room : `${room}/*`]
  const file =
    path === '/check' || path === '/policy'
      ? `${path.slice(1)}/index.html`
      : headers[path] && path.startsWith('/docs')
        ? path.slice(1) + (path.endsWith('.csv') ? '' : '/index.html')
        : headers[path] && /\.js$/.test(path)
          ? path.slice(1)
          : own
            ? 'app/index.html'
            : undefined
  if (file === undefined || !existsSync(dist + file)) {
    reply.writeHead(404, headers['*']).end('Not here')
    return
  }
  reply.writeHead(200, own).end(readFileSync(dist + file))
}
