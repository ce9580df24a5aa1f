import { posix } from 'node:path'
import { LineRefusal } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import { refusals } from '../../apps/server/src/http/refusals.ts'
import { storeRefusals } from '../../apps/server/src/store/refusal.ts'
import { slugOf } from '../../apps/web/build/docs/markdown.ts'
import { files, text } from './files.ts'

const prose = files.filter((name) => name.endsWith('.md'))
const withoutCode = (page: string): string =>
  page.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '')
const both = (left: readonly string[], right: readonly string[]) => ({
  only: left.filter((one) => !right.includes(one)),
  missing: right.filter((one) => !left.includes(one)),
})

function linksOf(name: string): string[] {
  const page = withoutCode(text(name))
  const targets = [...page.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target)
  return targets.filter((target) => !/^[a-z]+:/.test(target))
}

/** Whether a link leads to a file or folder that a clone would have, and to a heading that is there. */
function leadsSomewhere(from: string, target: string): boolean {
  const [path = '', heading] = target.split('#')
  const file = path === '' ? from : posix.join(posix.dirname(from), path).replace(/\/$/, '')
  if (!files.includes(file)) return files.some((name) => name.startsWith(`${file}/`))
  if (heading === undefined) return true
  const headings = [...text(file).matchAll(/^#{1,6} (.+)$/gm)].map(([, words = '']) => slugOf(words))
  return headings.includes(heading)
}

describe('the documents', () => {
  it('link to what is there', () => {
    const links = prose.flatMap((name) => linksOf(name).map((target) => [name, target] as const))
    expect(links.length).toBeGreaterThan(50)
    expect(
      links.filter(([name, target]) => !leadsSomewhere(name, target)).map((one) => one.join(' → ')),
    ).toEqual([])
  })

  it('name only npm scripts that exist', () => {
    const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> }
    const named = prose.flatMap((name) =>
      [...text(name).matchAll(/npm (?:run ([a-z][a-z:-]*)|(start|test)\b)/g)].map(
        ([, ran, plain]) => [name, ran ?? plain ?? ''] as const,
      ),
    )
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter(([, script]) => !(script in scripts)).map((one) => one.join(': '))).toEqual([])
  })

  it('give a reason for every dependency, and for nothing else', () => {
    const manifests = files.filter((name) => /(^|\/)package\.json$/.test(name))
    const used = manifests.flatMap((name) => {
      const manifest = JSON.parse(text(name)) as Record<string, Record<string, string> | undefined>
      const kinds = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
      return kinds.flatMap((kind) => Object.keys(manifest[kind] ?? {}))
    })
    const foreign = [...new Set(used)].filter((name) => !name.startsWith('@secondlook/'))
    const rows = [...text('docs/dependencies.md').matchAll(/^\| `([^`]+)` \| .+ \| \S.+ \|$/gm)]
    expect(
      both(
        [...rows].map(([, name = '']) => name),
        foreign,
      ),
    ).toEqual({ only: [], missing: [] })
  })

  it('have a page for every refusal, and a refusal for every page', () => {
    const codes = [...LineRefusal.shape.error.shape.code.options, ...storeRefusals, ...Object.keys(refusals)]
    const pages = prose
      .filter((name) => name.startsWith('docs/refusals/') && !name.endsWith('/README.md'))
      .map((name) => name.slice('docs/refusals/'.length, -'.md'.length))
    expect(both(pages, codes)).toEqual({ only: [], missing: [] })
    expect(codes.filter((code) => !text(`docs/refusals/${code}.md`).startsWith(`# ${code}\n`))).toEqual([])
  })
})
