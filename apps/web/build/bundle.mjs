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
