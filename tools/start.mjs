// `npm start`: installs what is missing, builds, and opens the check and the policy. With `-- --platforms` the
// demonstration has channels on the real Bluesky server, WordPress and MediaWiki, which run beside it.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { ensurePackages, root, run } from './run/install.mjs'

const given = process.argv.slice(2)
const isWithPlatforms = given.includes('--platforms')
if (given.some((one) => one !== '--platforms')) {
  process.stderr.write('npm start takes one flag: npm start -- --platforms\n')
  process.exit(2)
}
if (process.env.DATABASE_URL) {
  process.stderr.write(
    'npm start is the demonstration and keeps nothing; unset DATABASE_URL, or run: secondlook serve\n',
  )
  process.exit(2)
}
if (!(await ensurePackages())) process.exit(1)
process.stdout.write('Building…\n')
if (!run('node', ['tools/build.mjs'], { quiet: true })) process.exit(1)

const { startBeside } = await import('../platforms/dist/practice.js')
const DATA_DIR = resolve(root, process.env.DATA_DIR || 'data')
const practice = await startBeside({ ...process.env, DATA_DIR }).catch((error) => {
  process.stderr.write(`npm start: ${error.message}\n`)
  process.exit(1)
})
const platforms = isWithPlatforms ? await openPlatforms() : undefined
const FETCH_ALLOW = [practice.settings.FETCH_ALLOW, platforms?.settings.FETCH_ALLOW].filter(Boolean).join(',')
const server = spawn(process.execPath, [join(root, 'apps/cli/bin/secondlook.js'), 'serve'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...practice.settings, ...platforms?.settings, FETCH_ALLOW, DEMO: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => {
  process.exitCode = code ?? 0
  void practice.stop()
  if (platforms?.child.connected) platforms.child.disconnect()
})

/** Starts the real platforms in the data folder, where they are the same ones next time. */
async function openPlatforms() {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', join(root, 'tools/platforms.ts'), join(DATA_DIR, 'platforms')],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
  )
  const settings = await new Promise((done) => {
    child.once('message', done)
    // Without them the demonstration is what it is without the flag.
    child.once('exit', () => done({}))
  })
  return { child, settings }
}
