import { LineRefusal } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { problemOf } from '../../apps/server/src/http/problem.ts'
import { type RefusalCode, refusals, refuse } from '../../apps/server/src/http/refusals.ts'
import { storeRefusals } from '../../apps/server/src/store/refusal.ts'
import { readDocs, readDocsFiles, servedDocs } from '../../apps/web/build/docs/served.ts'
import { files, root, text } from './files.ts'

const pages = readDocs(root)
const idsOf = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id = '']) => id)
/** Every address that the build writes below `/docs`, with the places in it that a link can name. */
const places = new Map([
  ...pages.map(({ path, html }) => [path, idsOf(html)] as const),
  ...readDocsFiles(root).map(({ path }) => [path, [] as string[]] as const),
])
const leadsSomewhere = (address: string): boolean => {
  const [path = '', id] = address.split('#')
  const ids = places.get(path)
  return ids !== undefined && (id === undefined || ids.includes(id))
}

describe('the pages of help', () => {
  it('are there for every refusal, where a problem says that they are', () => {
    const codes = Object.keys(refusals) as RefusalCode[]
    const types = codes.map((code) => problemOf(refuse(code, 'No.')).type)
    const others = [...LineRefusal.shape.error.shape.code.options, ...storeRefusals].map(
      (code) => `/docs/refusals/${code}`,
    )
    expect(types.length).toBeGreaterThan(20)
    expect([...types, ...others].filter((address) => !places.has(address))).toEqual([])
  })

  it('are there for every link of a screen or a page of the server', () => {
    const sources = files.filter((name) => /^apps\/(web|server)\/src\/.*(?<!\.test)\.tsx?$/.test(name))
    const links = sources.flatMap((name) =>
      [...text(name).matchAll(/["'`](\/docs(?:\/[\w./#-]*)?)["'`]/g)].map(([, address = '']) => [
        name,
        address,
      ]),
    )
    const led = links.filter(([, address]) => address !== '/docs/refusals/')
    expect(led.length).toBeGreaterThan(5)
    expect(led.filter(([, address = '']) => !leadsSomewhere(address))).toEqual([])
  })

  it('lead to each other and to nothing that is not there', () => {
    const links = pages.flatMap(({ path, html }) =>
      [...html.matchAll(/ href="(\/[^"]*|#[^"]*)"/g)].map(([, to = '']) => [
        path,
        to.startsWith('#') ? path + to : to,
      ]),
    )
    expect(links.length).toBeGreaterThan(60)
    expect(links.filter(([, to = '']) => !leadsSomewhere(to))).toEqual([])
  })

  it('can each be found from the first of them, within two steps', () => {
    const linkedFrom = (path: string) =>
      [...(pages.find((page) => page.path === path)?.html ?? '').matchAll(/ href="([^"#]+)/g)].map(
        ([, to = '']) => to,
      )
    const found = new Set(['/docs', ...linkedFrom('/docs'), ...linkedFrom('/docs/refusals')])
    expect(pages.map(({ path }) => path).filter((path) => !found.has(path))).toEqual([])
  })

  it('are of documents that say what they are', () => {
    expect(servedDocs(root).length).toBe(new Set(pages.map(({ path }) => path)).size)
    expect(pages.filter(({ title, description }) => title === '' || description.length > 200)).toEqual([])
  })
})
