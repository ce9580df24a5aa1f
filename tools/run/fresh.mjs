// Whether what was built is of the files that are there now, so that tests build once and not each for itself.
import { existsSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './install.mjs'

/** What the programs are made of; the pages are not among them. */
const sources = [
  'packages',
  'apps/cli',
  'apps/server',
  'platforms/practice',
  'platforms/doubles',
  'policy-packs',
  'tools',
  'package-lock.json',
]
/** Written when a build is whole, with when it began: what was changed meanwhile may not be in it. */
const stamp = join(root, 'apps/server/dist/built')

export function isFresh() {
  if (!existsSync(stamp) || !existsSync(join(root, 'apps/cli/dist/secondlook.js'))) return false
  const began = changedAt(stamp)
  return sources.every((path) => newestOf(join(root, path)) < began)
}

export const forgetBuild = () => rmSync(stamp, { force: true })

export function rememberBuild(began) {
  writeFileSync(stamp, '')
  utimesSync(stamp, began, began)
}

const changedAt = (path) => statSync(path).mtimeMs

/** The newest change below a path; a folder changes when something in it comes or goes. */
function newestOf(path) {
  const own = changedAt(path)
  if (!statSync(path).isDirectory()) return own
  const names = readdirSync(path).filter((name) => name !== 'dist' && name !== 'node_modules')
  return Math.max(own, ...names.map((name) => newestOf(join(path, name))))
}
