import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startPds } from './bluesky/pds.ts'
import type { Started } from './child.ts'
import { startMediaWiki } from './mediawiki/mediawiki.ts'
import { startWordPress } from './wordpress/wordpress.ts'

/** A platform that runs, with an account of ours. */
export type Open = {
  readonly started: Started
  /** What the server has to be let reach. */
  readonly hosts: readonly string[]
  /** What the demonstration is told, to have a channel there. */
  readonly place: Place
  /** What a person is told. */
  readonly lines: readonly string[]
}
export type Place = {
  readonly platform: 'bluesky' | 'wordpress' | 'mediawiki'
  readonly address: string
  readonly platformId: string | null
  readonly service: string
  readonly user: string | null
  readonly secret: string
}

const hostOf = (address: string): string => new URL(address).host

/** Makes an account once in a folder, and knows it from then on. */
async function once<T>(folder: string, make: () => Promise<T>): Promise<T> {
  const file = join(folder, 'account.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as T
  const made = await make()
  writeFileSync(file, JSON.stringify(made), { mode: 0o600 })
  return made
}

function folderIn(all: string, name: string): { readonly folder: string } {
  const folder = join(all, name)
  mkdirSync(folder, { recursive: true, mode: 0o711 })
  return { folder }
}

export async function openBluesky(all: string): Promise<Open> {
  const where = folderIn(all, 'bluesky')
  const pds = await startPds(where)
  const { handle, password, did } = await once(where.folder, () => pds.makeAccount('parks'))
  return {
    ...{ started: pds, hosts: [hostOf(pds.address), hostOf(pds.directory)] },
    place: {
      ...{ platform: 'bluesky', address: `@${handle}`, platformId: did },
      ...{ service: pds.address, user: null, secret: password },
    },
    lines: [`Bluesky    ${pds.address}`, `  handle ${handle}, password ${password}`, `  identity ${did}`],
  }
}

export async function openWordPress(all: string): Promise<Open> {
  const where = folderIn(all, 'wordpress')
  const site = await startWordPress(where)
  const { id, user, password, applicationPassword } = await once(where.folder, () => site.makeUser('editor'))
  return {
    ...{ started: site, hosts: [hostOf(site.address)] },
    place: {
      ...{ platform: 'wordpress', address: `${site.address}/`, platformId: String(id) },
      ...{ service: site.address, user, secret: applicationPassword },
    },
    lines: [
      `WordPress  ${site.address}`,
      `  user ${user}, application password ${applicationPassword}`,
      `  to look around at ${site.address}/wp-login.php: password ${password}`,
    ],
  }
}

export async function openMediaWiki(all: string): Promise<Open> {
  const where = folderIn(all, 'mediawiki')
  const wiki = await startMediaWiki(where)
  const { user, password, botUser, botPassword } = await once(where.folder, () =>
    wiki.makeBotPassword('Parks'),
  )
  return {
    ...{ started: wiki, hosts: [hostOf(wiki.address)] },
    place: {
      ...{ platform: 'mediawiki', address: wiki.address, platformId: null },
      ...{ service: wiki.address, user: botUser, secret: botPassword },
    },
    lines: [
      `MediaWiki  ${wiki.address}`,
      `  user ${botUser}, password ${botPassword}`,
      `  to look around at ${wiki.address}/wiki/Special:UserLogin: user ${user}, password ${password}`,
    ],
  }
}

/** What the server is told of platforms, in its environment. */
export const settingsFor = (open: readonly Pick<Open, 'place' | 'hosts'>[]) => ({
  PLATFORMS: JSON.stringify(open.map(({ place }) => place)),
  FETCH_ALLOW: open.flatMap(({ hosts }) => hosts).join(','),
})
