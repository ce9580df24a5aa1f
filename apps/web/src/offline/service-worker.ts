import { build, files } from 'virtual:files'

/** The parts of a service worker that this file uses; the page's own types do not know them. */
type Waits = { waitUntil(work: Promise<unknown>): void }
type Asked = Waits & { readonly request: Request; respondWith(answer: Promise<Response>): void }
type Scope = {
  addEventListener(type: 'install' | 'activate', listen: (event: Waits) => void): void
  addEventListener(type: 'fetch', listen: (event: Asked) => void): void
  skipWaiting(): Promise<void>
  readonly clients: { claim(): Promise<void> }
  readonly registration: { readonly scope: string }
  readonly location: { readonly origin: string }
}

const scope = self as unknown as Scope
const mine = `second-look ${new URL(scope.registration.scope).pathname} `
const cacheName = `${mine}${build}`
const paths = new Set(files.map(({ path }) => path))

/** The one place that connects: for this build's files, each by its digest, and with nothing sent along. */
async function fetchAll(): Promise<void> {
  const cache = await caches.open(cacheName)
  await Promise.all(
    files.map(async ({ path, integrity }) => {
      const answer = await fetch(path, {
        integrity,
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      })
      if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
      await cache.put(path, answer)
    }),
  )
}

/** The whole build or nothing: what a failed try has fetched is not left lying about. */
async function install(): Promise<void> {
  try {
    await fetchAll()
  } catch (error) {
    await caches.delete(cacheName)
    throw error
  }
  await scope.skipWaiting()
}

async function activate(): Promise<void> {
  for (const name of await caches.keys()) {
    if (name.startsWith(mine) && name !== cacheName) await caches.delete(name)
  }
  await scope.clients.claim()
}

/** From the cache or not at all. A page's request never becomes a connection here. */
async function answer(path: string): Promise<Response> {
  const cache = await caches.open(cacheName)
  return (await cache.match(path)) ?? new Response('Not part of this page.', { status: 404 })
}

scope.addEventListener('install', (event) => event.waitUntil(install()))
scope.addEventListener('activate', (event) => event.waitUntil(activate()))
scope.addEventListener('fetch', (event) => {
  const { pathname: asked, origin } = new URL(event.request.url)
  const pathname = asked.replace(/\/$/, '')
  // Leaving for another page of the site is the browser's own affair.
  if (event.request.mode === 'navigate' && !(origin === scope.location.origin && paths.has(pathname))) return
  event.respondWith(answer(pathname))
})
