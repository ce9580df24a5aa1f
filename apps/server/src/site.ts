import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Headers = Readonly<Record<string, string>>

/** The built pages: where they are, and which headers each of them needs. */
export type Site = {
  readonly folder: string
  /** By path; `*` is for everything else. */
  readonly headers: Readonly<Record<string, Headers>>
}

/** Pages that were not built, or not completely. */
export class SiteError extends Error {
  override readonly name = 'SiteError'
}

/** Finds the built pages from the program's own place, as a bundle or as source. */
export function findSite(): Site {
  const here = dirname(fileURLToPath(import.meta.url))
  return readSite(join(here, '../../web/dist'))
}

export function readSite(folder: string): Site {
  const list = join(folder, 'headers.json')
  if (!existsSync(list)) throw new SiteError('the pages are not built; run npm run build first')
  return { folder, headers: JSON.parse(readFileSync(list, 'utf8')) as Site['headers'] }
}

/** The headers of a path, or those of everything else. */
export function headersFor(site: Site, path: string): Headers {
  const [, room = ''] = path.split('/')
  return site.headers[path] ?? site.headers[`/${room}/*`] ?? site.headers['*'] ?? {}
}
