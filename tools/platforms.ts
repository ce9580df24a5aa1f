// npm run platforms: the real Bluesky server, WordPress and MediaWiki, each with an account, until Ctrl-C.
// With a folder they are kept there and are the same ones next time; `npm start -- --platforms` starts them so.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openBluesky, openMediaWiki, openWordPress, settingsFor } from '../platforms/together.ts'
import { ensureDebian, ensurePds } from './run/platforms.mjs'

const [kept] = process.argv.slice(2)
const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'platforms-')) : resolve(kept)
mkdirSync(folder, { recursive: true, mode: 0o711 })

process.stdout.write('Getting what is missing (about a minute the first time)…\n')
const [hasPds, hasDebian] = await Promise.all([ensurePds(), ensureDebian()])
if (!hasPds) process.stdout.write('not there: Bluesky (npm cannot get its packages)\n')
if (!hasDebian) process.stdout.write('not there: WordPress and MediaWiki (they are got from Debian)\n')
const opening = [
  ...(hasPds ? [openBluesky(folder)] : []),
  ...(hasDebian ? [openWordPress(folder), openMediaWiki(folder)] : []),
]

const results = await Promise.allSettled(opening)
const open = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
for (const result of results)
  if (result.status === 'rejected') process.stdout.write(`did not open: ${String(result.reason)}\n`)
for (const { lines } of open) process.stdout.write(`\n${lines.join('\n')}\n`)
const settings = settingsFor(open)
// Whoever started this waits for it.
process.send?.(settings)
if (open.length > 0 && !process.send)
  process.stdout.write(
    `\nThe demonstration has channels on them if you start it with npm start -- --platforms, which needs none of this. Another Second Look may reach them with\n\nFETCH_ALLOW=${settings.FETCH_ALLOW}\n\nCtrl-C ends them${kept === undefined ? ' and what is on them' : ''}.\n`,
  )

async function end(): Promise<void> {
  await Promise.all(open.map(async ({ started }) => await started.stop()))
  if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  process.exit(open.length > 0 ? 0 : 1)
}
process.on('SIGINT', () => void end())
process.on('SIGTERM', () => void end())
process.on('disconnect', () => void end())
if (open.length === 0) await end()
// Signals alone keep nothing alive.
setInterval(() => undefined, 60_000)
