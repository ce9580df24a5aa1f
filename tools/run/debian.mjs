// Unpacks programs of Debian into a folder of their own: nothing is installed, and whoever runs this need not be root.
import { execFile } from 'node:child_process'
import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'

const runFile = promisify(execFile)
const output = async (command, args, options = {}) =>
  (await runFile(command, args, { maxBuffer: 64_000_000, ...options })).stdout

/** What they run on, with all that this machine lacks of what these need. */
const programs = ['mariadb-server-core']
const extensions = ['cli', 'common', 'opcache', 'curl', 'gd', 'intl', 'mbstring', 'mysql', 'sqlite3', 'xml']
/** Taken alone: their packages ask for a web server that nobody here needs. */
const applications = [
  ...['wordpress', 'wordpress-theme-twentytwentythree', 'php-getid3'],
  ...['libjs-cropper', 'libjs-underscore', 'libjs-prototype', 'libjs-scriptaculous'],
  ...['mediawiki', 'mediawiki-classes'],
]
/** More than half of what MediaWiki is: other languages, and extensions that nothing here uses. */
const leftOut = [
  ...['./usr/share/doc', './usr/share/man', './usr/share/locale', './usr/share/lintian'],
  ...['./usr/share/mediawiki/extensions-core', './var/lib/mediawiki/extensions/*'],
  './usr/share/mediawiki/languages/i18n/[a-df-z]*',
  './usr/share/mediawiki/languages/i18n/e[a-mo-z]*',
]

export const isDebian = () => process.platform === 'linux' && existsSync('/etc/debian_version')

/** Fills the folder; whether that went well. */
export async function unpackDebian(folder) {
  const packages = join(folder, 'packages')
  try {
    mkdirSync(packages, { recursive: true })
    await output('apt-get', ['download', '-qq', ...(await namesOf())], { cwd: packages })
    await inPairs(readdirSync(packages), (name) => unpack(join(packages, name), folder))
    rmSync(packages, { recursive: true })
    turnLinks(folder, folder)
    return true
  } catch (error) {
    rmSync(packages, { recursive: true, force: true })
    process.stdout.write(`${error.message}\n`)
    return false
  }
}

async function namesOf() {
  const php = /php\d\.\d/.exec(await output('apt-cache', ['depends', 'php-cli']))?.[0]
  if (php === undefined) throw new Error('This Debian knows no PHP; try apt-get update.')
  const named = [...programs, ...extensions.map((name) => `${php}-${name}`)]
  const plan = await output('apt-get', ['install', '-s', '-qq', '--no-install-recommends', ...named])
  const lacking = [...plan.matchAll(/^Inst (\S+)/gm)].map(([, name]) => name)
  return [...new Set([...named, ...lacking, ...applications])]
}

async function unpack(file, folder) {
  const excluded = leftOut.map((pattern) => `--exclude='${pattern}'`).join(' ')
  await output('sh', ['-c', `dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" ${excluded}`, 'sh', file, folder])
}

/** Two at a time, the largest first: the machine that counts has two cores. */
async function inPairs(items, work) {
  const left = [...items].sort(
    (a, b) => Number(b.startsWith('mediawiki_')) - Number(a.startsWith('mediawiki_')),
  )
  const worker = async () => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item)
  }
  await Promise.all([worker(), worker()])
}

/** A link to somewhere in Debian's tree leads to the same place in the folder, if it is there. */
function turnLinks(root, folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const status = lstatSync(path)
    if (status.isDirectory()) turnLinks(root, path)
    if (!status.isSymbolicLink()) continue
    const target = readlinkSync(path)
    if (!target.startsWith('/') || !existsSync(join(root, target))) continue
    rmSync(path)
    symlinkSync(relative(folder, join(root, target)), path)
  }
}
