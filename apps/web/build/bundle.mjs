import { writeFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { build } from 'vite'

/** Modules whose text the build writes itself. */
const virtualModules = (modules) => ({
  name: 'written-by-the-build',
  enforce: 'pre',
  resolveId: (id) => (id in modules ? `\0${id}` : undefined),
  load: (id) => (id.startsWith('\0') && id.slice(1) in modules ? modules[id.slice(1)] : undefined),
})

const shared = (modules) => ({
  configFile: false,
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [virtualModules(modules), react({ jsxImportSource: '@emotion/react' })],
})

/** One script with everything in it and no imports, so that one digest says what will run. */
export async function bundleScript(entry, modules) {
  const done = await build({
    ...shared(modules),
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: entry, output: { format: 'iife' } },
    },
  })
  const [output] = Array.isArray(done) ? done : [done]
  return Buffer.from(output.output[0].code)
}

/** A module for this very process, read at once. */
export async function bundleForNode(entry, outFile, modules = {}) {
  const done = await build({
    ...shared(modules),
    ssr: { noExternal: true },
    build: { write: false, ssr: entry, target: 'node20', rolldownOptions: { output: { format: 'es' } } },
  })
  const [output] = Array.isArray(done) ? done : [done]
  await writeFile(outFile, output.output[0].code)
  return import(`${pathToFileURL(outFile).href}?${Date.now()}`)
}

/** The app: one script that starts it, and one more for each screen, fetched when somebody goes there. */
export async function bundleApp(entry) {
  const done = await build({
    ...shared({}),
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      rolldownOptions: {
        input: entry,
        output: {
          format: 'es',
          entryFileNames: 'assets/app-[hash].js',
          chunkFileNames: 'assets/app/[name]-[hash].js',
        },
      },
    },
  })
  const [output] = Array.isArray(done) ? done : [done]
  return output.output.map(({ fileName, code, isEntry = false, imports = [], facadeModuleId }) => ({
    ...{ path: `/${fileName}`, file: fileName, bytes: Buffer.from(code ?? ''), isEntry },
    ...{ imports: imports.map((name) => `/${name}`), screen: facadeModuleId },
  }))
}

/** The files that have to be there before the first screen can: the entry, and what it imports at once. */
export function firstFiles(files) {
  const entry = files.find(({ isEntry }) => isEntry)
  const first = new Set([entry.path])
  for (const path of first)
    for (const more of files.find((file) => file.path === path).imports) first.add(more)
  return files.filter(({ path }) => first.has(path))
}
