// Builds what runs without a bundler: the command line, the server and the web pages.
import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { forgetBuild, isFresh, rememberBuild } from './run/fresh.mjs'

if (process.argv.includes('--if-stale') && isFresh()) process.exit()
const began = new Date()
forgetBuild()
const root = fileURLToPath(new URL('..', import.meta.url))
// Bundled CommonJS packages ask for `require`, which a module does not have.
const banner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
}
const shared = {
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.20',
  banner,
  logLevel: 'warning',
  legalComments: 'none',
}
await build({
  ...shared,
  entryPoints: [`${root}apps/cli/src/main.ts`],
  outfile: `${root}apps/cli/dist/secondlook.js`,
})
// Runs beside the demonstration, and in nothing else.
await build({
  ...shared,
  entryPoints: [`${root}platforms/practice/beside.ts`],
  outfile: `${root}platforms/dist/practice.js`,
})
const packs = spawnSync(process.execPath, ['--import', 'tsx', 'tools/build-packs.ts'], {
  cwd: root,
  stdio: 'inherit',
})
if (packs.status !== 0) process.exit(1)
if (existsSync(`${root}apps/server/src/main.ts`)) {
  const { dependencies } = JSON.parse(readFileSync(`${root}apps/server/package.json`, 'utf8'))
  const foreignPackages = Object.keys(dependencies)
    .filter((name) => !name.startsWith('@secondlook/'))
    .flatMap((name) => [name, `${name}/*`])
  await build({
    ...shared,
    entryPoints: [
      `${root}apps/server/src/main.ts`,
      `${root}apps/server/src/work.ts`,
      `${root}apps/server/src/host.ts`,
      // Looks at files in a process of its own, which is started by this path.
      `${root}apps/server/src/media/child/media-child.ts`,
    ],
    outdir: `${root}apps/server/dist`,
    // Our own packages are source and are bundled; the others are found where they are installed.
    external: foreignPackages,
  })
  for (const name of ['units', 'people', 'past', 'registers-channels', 'registers-permission', 'posts'])
    copyFileSync(`${root}apps/server/demo/${name}.yaml`, `${root}apps/server/dist/${name}.yaml`)
}
rememberBuild(began)
const web = `${root}apps/web/build.mjs`
if (existsSync(web) && !process.argv.includes('--no-web'))
  await (await import(pathToFileURL(web).href)).buildWeb({ outDir: `${root}apps/web/dist` })
