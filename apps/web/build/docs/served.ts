import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { writeMarkdown } from './markdown.ts'

/** A page of help as the site has it. */
export type DocsPage = {
  readonly path: string
  readonly title: string
  /** Its first sentence, for lists that others make of pages. */
  readonly description: string
  /** What stands below its title. */
  readonly html: string
  readonly headings: readonly { readonly id: string; readonly says: string }[]
}

/** A file that a page offers, as it is. */
export type DocsFile = { readonly path: string; readonly bytes: Buffer }

/** Of the reference what people ask of a running installation; how it was measured stays with the source. */
const reference = ['access', 'detectors', 'rules', 'settings', 'what-is-kept']

/** Which documents of the repository the site has: guides, refusals, some of the reference, and the list of them. */
export function servedDocs(root: string): readonly string[] {
  const within = (folder: string) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`)
  return [
    'docs/README.md',
    ...within('docs/guides'),
    ...within('docs/refusals'),
    ...reference.map((name) => `docs/reference/${name}.md`),
  ]
}

const examples = 'docs/guides/examples'

export function readDocsFiles(root: string): readonly DocsFile[] {
  return readdirSync(join(root, examples)).map((name) => ({
    path: `/${examples}/${name}`,
    bytes: readFileSync(join(root, examples, name)),
  }))
}

/** Where the site has a document: its name without the ending, and a folder by the name of its README. */
export const pathOfDoc = (file: string): string => `/${file.replace(/(\/README)?\.md$/, '')}`

export function readDocs(root: string): readonly DocsPage[] {
  const pages = servedDocs(root)
  const paths = new Map([
    ...pages.map((file) => [file, pathOfDoc(file)] as const),
    ...readDocsFiles(root).map(({ path }) => [path.slice(1), path] as const),
  ])
  return pages.map((file) => {
    const find = (target: string) => {
      const [relative = '', heading] = target.split('#')
      const found = relative === '' ? file : posix.join(posix.dirname(file), relative)
      const path = paths.get(found)
      return path === undefined
        ? { inSource: found }
        : { href: heading === undefined ? path : `${path}#${heading}` }
    }
    const written = writeMarkdown(readFileSync(join(root, file), 'utf8'), find)
    return { path: pathOfDoc(file), ...written }
  })
}
