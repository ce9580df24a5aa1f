// Gets the real platforms that publishing is tested against. None of it is shipped, and none is in our lock file.
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cachedFor } from './cache.mjs'
import { unpackDebian } from './debian.mjs'
import { root, runBeside } from './install.mjs'

/** Where the packages of the Bluesky server are or would be. */
export const pdsPackages = () =>
  cachedFor('pds', ['platforms/bluesky/package.json', 'platforms/bluesky/package-lock.json'])

/** Installs the Bluesky server where it is missing; whether it is there then. */
export const ensurePds = () =>
  ensureFolder(pdsPackages(), async (folder) => {
    for (const part of ['package.json', 'package-lock.json', '.npmrc', 'nothing'])
      cpSync(join(root, 'platforms', 'bluesky', part), join(folder, part), { recursive: true })
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
    return await runBeside('npm', ['ci', '--prefix', folder, ...flags])
  })

/** Where the programs of Debian that WordPress and MediaWiki run on are or would be. */
export const debianRoot = () => cachedFor('debian', ['tools/run/debian.mjs'])

/** Unpacks WordPress, MediaWiki and what they run on where they are missing; whether they are there then. */
export const ensureDebian = () => ensureFolder(debianRoot(), unpackDebian)

/** What is half made bears another name, so that two who make it at once do not meet. */
async function ensureFolder(folder, fill) {
  if (existsSync(folder)) return true
  const making = `${folder}.${process.pid}`
  mkdirSync(making, { recursive: true })
  try {
    if ((await fill(making)) && !existsSync(folder)) renameSync(making, folder)
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  return existsSync(folder)
}
