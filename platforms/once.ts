import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Pds, pdsIn, startPds } from './bluesky/pds.ts'
import { killGroup, type Started } from './child.ts'
import { type MediaWiki, mediaWikiIn, startMediaWiki } from './mediawiki/mediawiki.ts'
import { startWordPress, type WordPress, wordPressIn } from './wordpress/wordpress.ts'

/** Makes room for the platforms that all tests of a run share, and ends them after it. For Vitest, as a `globalSetup`. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'platforms-'))
  process.env['SECOND_LOOK_PLATFORMS'] = folder
  process.env['SECOND_LOOK_PLATFORMS_FOR'] = String(process.pid)
  return () => {
    for (const name of readdirSync(folder)) {
      const file = join(folder, name, 'processes')
      if (existsSync(file))
        for (const pid of JSON.parse(readFileSync(file, 'utf8')) as number[]) killGroup(pid)
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** The Bluesky server of this run, started by the first who asks. Make an account of your own there. */
export const sharedPds = async (): Promise<Pds> => pdsIn(await shared('bluesky', startPds))

/** The WordPress of this run, started by the first who asks. Make a user of your own there. */
export const sharedWordPress = async (): Promise<WordPress> =>
  wordPressIn(await shared('wordpress', startWordPress))

/** The MediaWiki of this run, started by the first who asks. Make an account of your own there. */
export const sharedMediaWiki = async (): Promise<MediaWiki> =>
  mediaWikiIn(await shared('mediawiki', startMediaWiki))

async function shared(
  name: string,
  start: (where: { readonly folder: string }) => Promise<Started>,
): Promise<string> {
  const all = process.env['SECOND_LOOK_PLATFORMS']
  if (all === undefined) throw new Error('platforms are shared by what runs under platforms/once.ts')
  const [folder, file] = [join(all, name), join(all, name, 'processes')]
  if (isFirst(folder)) {
    const started = await start({ folder }).catch((error: unknown) => {
      writeFileSync(join(folder, 'failed'), String(error))
      throw error
    })
    writeFileSync(file, JSON.stringify(started.processes))
  }
  while (!existsSync(file)) {
    if (existsSync(join(folder, 'failed'))) throw new Error(readFileSync(join(folder, 'failed'), 'utf8'))
    await sleep(50)
  }
  return folder
}

function isFirst(folder: string): boolean {
  try {
    mkdirSync(folder)
    return true
  } catch {
    return false
  }
}
