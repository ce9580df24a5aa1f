import { randomBytes } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { debianRoot } from '../../tools/run/platforms.mjs'
import { freePort } from '../child.ts'
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
  stop(): Promise<void>
  kill(): Promise<void>
}

type Settings = { readonly port: number; readonly admin: MediaWikiAccount }

const own = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const secret = (): string => randomBytes(16).toString('hex')

/** Whether there is a MediaWiki to start; `npm test` unpacks it. */
export const hasMediaWiki = hasDebian

/** A MediaWiki of its own. Started again on the same folder, it is the same one at the same address. */
export async function startMediaWiki({ folder }: { readonly folder: string }): Promise<MediaWiki> {
  const program = join(debianRoot(), 'usr/share/mediawiki')
  const env = {
    MW_INSTALL_PATH: program,
    MW_CONFIG_FILE: join(folder, 'LocalSettings.php'),
    MEDIAWIKI_FOLDER: folder,
  }
  const accountOf = async (user: string, groups = ''): Promise<MediaWikiAccount> => {
    const [password, botPassword] = [secret(), secret()]
    const given = ['--name', user, '--password', password, '--bot-password', botPassword, '--groups', groups]
    const name = (await runPhp([own('make-account.php'), ...given], { env })).trim()
    return { user: name, password, botUser: `${name}@secondlook`, botPassword }
  }
  const { port, admin } = await settingsIn(folder, program, accountOf)
  const web = await servePhp('MediaWiki', { port, folder: program, router: own('router.php') }, { env })
  return {
    ...{ address: `http://127.0.0.1:${port}`, admin, makeBotPassword: (user) => accountOf(user) },
    ...{ stop: web.stop, kill: web.kill },
  }
}

async function settingsIn(
  folder: string,
  program: string,
  accountOf: (user: string, groups: string) => Promise<MediaWikiAccount>,
): Promise<Settings> {
  const file = join(folder, 'settings.json')
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Settings
  for (const name of ['data', 'images', 'words']) mkdirSync(join(folder, name), { recursive: true })
  const port = await freePort()
  await runPhp([
    ...[join(program, 'maintenance/install.php'), 'Parks wiki', 'Installer', '--pass', secret()],
    ...['--dbtype', 'sqlite', '--dbpath', join(folder, 'data'), '--dbname', 'wiki', '--confpath', folder],
    ...['--scriptpath', '', '--server', `http://127.0.0.1:${port}`, '--skins', 'Vector'],
  ])
  appendFileSync(join(folder, 'LocalSettings.php'), configuration)
  const settings = { port, admin: await accountOf('Keeper', 'sysop,bureaucrat') }
  writeFileSync(file, JSON.stringify(settings))
  return settings
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
