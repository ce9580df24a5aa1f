import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { debianRoot } from '../../tools/run/platforms.mjs'
import { freePort, type Started } from '../child.ts'
import { hasDebian, runPhp, servePhp } from '../php/php.ts'

export type MediaWikiAccount = {
  readonly user: string
  readonly password: string
  /** `User@secondlook`, as a program signs in. */
  readonly botUser: string
  readonly botPassword: string
}

export type MediaWiki = {
  readonly address: string
  /** May delete pages and protect them, too. */
  readonly admin: MediaWikiAccount
  /** An account of that name with a password for programs; where there is one, it gets a new one. */
  makeBotPassword(user: string): Promise<MediaWikiAccount>
}

export type StartedMediaWiki = MediaWiki & Started

type Settings = { readonly port: number; readonly admin: MediaWikiAccount }

const own = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const secret = (): string => randomBytes(16).toString('hex')

/** Whether there is a MediaWiki to start; `npm test` unpacks it. */
export const hasMediaWiki = hasDebian

/** A MediaWiki of its own. Started again on the same folder, it is the same one at the same address. */
export async function startMediaWiki({ folder }: { readonly folder: string }): Promise<StartedMediaWiki> {
  await setUp(folder)
  const served = { port: settingsIn(folder).port, folder: programFolder(), router: own('router.php') }
  const log = join(folder, 'mediawiki.log')
  const web = await servePhp('MediaWiki', { ...served, log }, { env: environmentOf(folder) })
  return { ...mediaWikiIn(folder), processes: [web.pid], stop: web.stop, kill: web.kill }
}

/** The wiki of a folder, for whoever did not start it. */
export function mediaWikiIn(folder: string): MediaWiki {
  const { port, admin } = settingsIn(folder)
  return { address: `http://127.0.0.1:${port}`, admin, makeBotPassword: (user) => makeAccount(folder, user) }
}

const programFolder = (): string => join(debianRoot(), 'usr/share/mediawiki')
const settingsIn = (folder: string): Settings =>
  JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as Settings
const environmentOf = (folder: string) => ({
  MW_INSTALL_PATH: programFolder(),
  MW_CONFIG_FILE: join(folder, 'LocalSettings.php'),
  MEDIAWIKI_FOLDER: folder,
})

async function setUp(folder: string): Promise<void> {
  const file = join(folder, 'settings.json')
  if (existsSync(file)) return
  for (const name of ['data', 'images', 'words']) mkdirSync(join(folder, name), { recursive: true })
  const port = await freePort()
  await runPhp([
    ...[join(programFolder(), 'maintenance/install.php'), 'Parks wiki', 'Installer', '--pass', secret()],
    ...['--dbtype', 'sqlite', '--dbpath', join(folder, 'data'), '--dbname', 'wiki', '--confpath', folder],
    ...['--scriptpath', '', '--server', `http://127.0.0.1:${port}`, '--skins', 'Vector'],
  ])
  appendFileSync(join(folder, 'LocalSettings.php'), configuration)
  const settings: Settings = { port, admin: await makeAccount(folder, 'Keeper', 'sysop,bureaucrat') }
  writeFileSync(file, JSON.stringify(settings))
}

async function makeAccount(folder: string, user: string, groups = ''): Promise<MediaWikiAccount> {
  const [password, botPassword] = [secret(), secret()]
  const given = ['--name', user, '--password', password, '--bot-password', botPassword, '--groups', groups]
  const name = (await runPhp([own('make-account.php'), ...given], { env: environmentOf(folder) })).trim()
  return { user: name, password, botUser: `${name}@secondlook`, botPassword }
}

const configuration = `
$wgArticlePath = '/wiki/$1';
$wgEnableUploads = true;
$wgUploadDirectory = getenv('MEDIAWIKI_FOLDER') . '/images';
$wgUploadPath = '/images';
$wgUseImageMagick = false;
$wgFileExtensions[] = 'svg';
$wgEnableEmail = false;
$wgUsePingback = false;
$wgJobRunRate = 0;
$wgRateLimits = [];
$wgLocalisationCacheConf['store'] = 'array';
$wgLocalisationCacheConf['storeDirectory'] = getenv('MEDIAWIKI_FOLDER') . '/words';
$wgMaxShellMemory = 0;
`
