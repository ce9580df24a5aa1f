// npm run platforms: the real Bluesky server, WordPress and MediaWiki, each with an account, until Ctrl-C.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPds } from '../platforms/bluesky/pds.ts'
import type { Started } from '../platforms/child.ts'
import { startMediaWiki } from '../platforms/mediawiki/mediawiki.ts'
import { startWordPress } from '../platforms/wordpress/wordpress.ts'
import { ensureDebian, ensurePds } from './run/platforms.mjs'

type Open = {
  readonly started: Started
  readonly hosts: readonly string[]
  readonly lines: readonly string[]
}

const folder = mkdtempSync(join(tmpdir(), 'platforms-'))
const inFolder = (name: string) => ({ folder: join(folder, name) })
const hostOf = (address: string): string => new URL(address).host

async function openBluesky(): Promise<Open> {
  const pds = await startPds(inFolder('bluesky'))
  const { handle, password, did } = await pds.makeAccount('parks')
  const lines = [`Bluesky    ${pds.address}`, `  handle ${handle}, password ${password}`, `  identity ${did}`]
  return { started: pds, hosts: [hostOf(pds.address), hostOf(pds.directory)], lines }
}

async function openWordPress(): Promise<Open> {
  const site = await startWordPress(inFolder('wordpress'))
  const editor = await site.makeUser('editor')
  const lines = [
    `WordPress  ${site.address}`,
    `  user ${editor.user}, application password ${editor.applicationPassword}`,
    `  to look around at ${site.address}/wp-login.php: password ${editor.password}`,
  ]
  return { started: site, hosts: [hostOf(site.address)], lines }
}

async function openMediaWiki(): Promise<Open> {
  const wiki = await startMediaWiki(inFolder('mediawiki'))
  const { user, password, botUser, botPassword } = await wiki.makeBotPassword('Parks')
  const lines = [
    `MediaWiki  ${wiki.address}`,
    `  user ${botUser}, password ${botPassword}`,
    `  to look around at ${wiki.address}/wiki/Special:UserLogin: user ${user}, password ${password}`,
  ]
  return { started: wiki, hosts: [hostOf(wiki.address)], lines }
}

process.stdout.write('Getting what is missing (about a minute the first time)…\n')
const [hasPds, hasDebian] = await Promise.all([ensurePds(), ensureDebian()])
if (!hasPds) process.stdout.write('not there: Bluesky (npm cannot get its packages)\n')
if (!hasDebian) process.stdout.write('not there: WordPress and MediaWiki (they are got from Debian)\n')
const opening = [...(hasPds ? [openBluesky()] : []), ...(hasDebian ? [openWordPress(), openMediaWiki()] : [])]

const results = await Promise.allSettled(opening)
const open = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))
for (const result of results)
  if (result.status === 'rejected') process.stdout.write(`did not open: ${String(result.reason)}\n`)
for (const { lines } of open) process.stdout.write(`\n${lines.join('\n')}\n`)
if (open.length > 0)
  process.stdout.write(
    `\nSecond Look may reach them if you start it with\n\nFETCH_ALLOW=${open.flatMap(({ hosts }) => hosts).join(',')} npm start\n\nCtrl-C ends them and what is on them.\n`,
  )

async function end(): Promise<void> {
  await Promise.all(open.map(async ({ started }) => await started.stop()))
  rmSync(folder, { recursive: true, force: true })
  process.exit(open.length > 0 ? 0 : 1)
}
process.on('SIGINT', () => void end())
process.on('SIGTERM', () => void end())
if (open.length === 0) await end()
// Signals alone keep nothing alive.
setInterval(() => undefined, 60_000)
