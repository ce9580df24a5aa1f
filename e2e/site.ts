import { rmSync } from 'node:fs'
import { createServer, request as forward, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { buildApp } from '../apps/server/src/app.ts'
import { readSite, type Site } from '../apps/server/src/site.ts'

export const site: Site = readSite(fileURLToPath(new URL('../apps/web/dist', import.meta.url)))

export type Opened = { readonly address: string; close(): Promise<void> }

/** The real server on a free port. */
export async function openSite(): Promise<Opened> {
  const app = await buildApp(site)
  await app.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    async close() {
      app.server.closeAllConnections()
      await app.close()
    },
  }
}

export type Upgrade = Opened & {
  /** From now on the next build is served, and what `failing` names answers with 500. */
  release(failing?: RegExp): void
  /** The server is gone. */
  stop(): Promise<void>
}

/** One address at which first this build is served, and then the one that `make` makes of it. */
export async function openUpgrade(make: (folder: string) => string): Promise<Upgrade> {
  const folder = make(site.folder)
  const [now, next] = await Promise.all([buildApp(site), buildApp(readSite(folder))])
  await Promise.all([now.ready(), next.ready()])
  let app = now
  let broken: RegExp | undefined
  const server = createServer((request, answer) => {
    if (broken?.test(request.url ?? '')) answer.writeHead(500).end()
    else app.routing(request, answer)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    })
  return {
    address: `http://127.0.0.1:${port}`,
    release(failing) {
      app = next
      broken = failing
    },
    stop,
    async close() {
      await stop()
      await Promise.all([now.close(), next.close()])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Where a browser goes on errands of its own, whatever page is open: to ask its maker how to fill in a
 * form (by the form's shape), for the time, for news of itself. A person can switch that off; a page cannot.
 */
const errands = /(^|\.)(google|googleapis|gvt1|gstatic)\.com:443$/

export type Wire = {
  readonly address: string
  /** Every request that left the browser, whoever made it: page, worker, service worker or the browser itself. */
  readonly seen: { readonly method: string; readonly url: string; readonly bytes: number }[]
  close(): Promise<void>
}

/** A proxy that the whole browser is made to go through, so that nothing can be missed. */
export async function openWire(): Promise<Wire> {
  const seen: { method: string; url: string; bytes: number }[] = []
  const server: Server = createServer((incoming, answer) => {
    const url = incoming.url ?? ''
    const entry = { method: incoming.method ?? '', url, bytes: 0 }
    seen.push(entry)
    incoming.on('data', (chunk: Buffer) => {
      entry.bytes += chunk.length
    })
    const onward = forward(url, { method: entry.method, headers: incoming.headers }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers)
      reply.pipe(answer)
    })
    onward.on('error', () => answer.writeHead(502).end())
    incoming.pipe(onward)
  })
  server.on('connect', (incoming, socket) => {
    socket.on('error', () => undefined)
    const host = incoming.url ?? ''
    if (!errands.test(host)) seen.push({ method: 'CONNECT', url: host, bytes: 0 })
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}`,
    seen,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
