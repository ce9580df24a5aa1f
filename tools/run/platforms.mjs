// Gets the real platforms that publishing is tested against. None of it is shipped, and none is in our lock file.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { cachedFor, cacheFolder } from './cache.mjs'
import { isDebian, unpackDebian } from './debian.mjs'
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
export const ensureDebian = () =>
  ensureFolder(debianRoot(), async (folder) => {
    if (!isDebian()) return false
    if (await unpackDebian(folder)) return true
    // What this machine knows of Debian may be old, or nothing.
    if (process.getuid?.() !== 0 || !(await runBeside('apt-get', ['update', '-qq']))) return false
    return await unpackDebian(folder)
  })

/** Gets every platform that is missing; gives those that could not be had, each with how to get it. */
export async function ensurePlatforms() {
  const [pds, debian] = await Promise.all([ensurePds(), ensureDebian()])
  const missing = []
  if (!pds) missing.push('Bluesky (npm must be able to get the packages of platforms/bluesky)')
  if (!debian) missing.push('WordPress and MediaWiki (Debian, and as root: apt-get update)')
  if (spawnSync('openssl', ['version']).status !== 0) missing.push('time stamps (apt-get install openssl)')
  return missing
}

/** What is half made bears another name, so that two who make it at once do not meet. */
async function ensureFolder(folder, fill) {
  if (existsSync(folder)) return true
  mkdirSync(cacheFolder(), { recursive: true })
  const making = mkdtempSync(`${folder}.`)
  try {
    if (await fill(making)) renameSync(making, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
  } finally {
    rmSync(making, { recursive: true, force: true })
  }
  return existsSync(folder)
}
