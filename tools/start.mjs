// `npm start`: installs what is missing, builds, and opens the check and the policy.
import { spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { ensurePackages, root, run } from './run/install.mjs'

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
const server = spawn(process.execPath, [join(root, 'apps/cli/bin/secondlook.js'), 'serve'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...practice.settings, DEMO: '1' },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => server.kill(signal))
server.on('exit', (code) => {
  process.exitCode = code ?? 0
  void practice.stop()
})
