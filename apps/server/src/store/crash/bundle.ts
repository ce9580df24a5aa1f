import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSync } from 'esbuild'

const own = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/**
 * A program as one file, because those that are killed start often, and a bundle does so in a fraction of the time. It
 * stands where it finds its packages; whoever had it made takes it away.
 */
export function bundle(program: string): string {
  const outfile = own(`../../../dist/crash-${randomUUID()}.mjs`)
  const { dependencies } = JSON.parse(readFileSync(own('../../../package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const foreign = Object.keys(dependencies).filter((name) => !name.startsWith('@secondlook/'))
  const banner =
    "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"
  buildSync({
    ...{ entryPoints: [program], outfile, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' },
    external: foreign.flatMap((name) => [name, `${name}/*`]),
    banner: { js: banner },
  })
  return outfile
}
