import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { debianRoot } from '../../tools/run/platforms.mjs'
import { freePort, type Started } from '../child.ts'
import { hasDebian, runPhp, type Script, servePhp } from '../php/php.ts'
import { startMariadb } from './mariadb.ts'

export type WordPressRole = 'administrator' | 'editor' | 'author' | 'contributor' | 'subscriber'
export type WordPressUser = { readonly user: string; readonly applicationPassword: string }

export type WordPress = {
  readonly address: string
  /** Signs in at `/wp-login.php` with the password, and through programs with the other one. */
  readonly admin: WordPressUser & { readonly password: string }
  makeUser(role: WordPressRole): Promise<WordPressUser & { readonly id: number; readonly password: string }>
}

export type StartedWordPress = WordPress & Started

type Settings = { readonly port: number; readonly admin: WordPress['admin'] }

const own = (name: string): string => fileURLToPath(new URL(name, import.meta.url))
const addressOf = (port: number): string => `http://127.0.0.1:${port}`

/** Whether there is a WordPress to start; `npm test` unpacks it. */
export const hasWordPress = hasDebian

/** A WordPress of its own. Started again on the same folder, it is the same one at the same address. */
export async function startWordPress({ folder }: { readonly folder: string }): Promise<StartedWordPress> {
  const file = join(folder, 'settings.json')
  const running: Script = {
    env: { WORDPRESS_SOCKET: join(folder, 'db') },
    settings: { auto_prepend_file: join(folder, 'first.php') },
  }
  if (!existsSync(file)) {
    const settings = await makeSite(folder, running)
    writeFileSync(file, JSON.stringify(settings))
  }
  const { port } = settingsIn(folder)
  const database = await startMariadb(folder, join(folder, 'db'))
  const served = {
    port,
    folder: join(folder, 'site'),
    router: own('router.php'),
    log: join(folder, 'wordpress.log'),
  }
  const web = await servePhp('WordPress', served, running)
  const ended = async (how: 'stop' | 'kill') => {
    await web[how]()
    await database[how]()
  }
  return {
    ...{ ...wordPressIn(folder), processes: [web.pid, database.pid] },
    ...{ stop: () => ended('stop'), kill: () => ended('kill') },
  }
}

/** The site of a folder, for whoever did not start it. */
export function wordPressIn(folder: string): WordPress {
  const { port, admin } = settingsIn(folder)
  const address = addressOf(port)
  return { address, admin, makeUser: (role) => makeUser(address, admin, role) }
}

const settingsIn = (folder: string): Settings =>
  JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')) as Settings

async function makeSite(folder: string, running: Script): Promise<Settings> {
  const [port, site, password] = [await freePort(), join(folder, 'site'), randomBytes(12).toString('hex')]
  layOut(folder, site, addressOf(port))
  const database = await startMariadb(folder, join(folder, 'db'))
  const printed = await runPhp([own('set-up.php'), site, addressOf(port), password], running)
  // A database that is killed before it was ever closed has no first page to start from.
  await database.stop()
  return { port, admin: { user: 'admin', password, applicationPassword: printed.trim() } }
}

/** The program by links, beside what is this site's own. */
function layOut(folder: string, site: string, address: string): void {
  const program = join(debianRoot(), 'usr/share/wordpress')
  const content = join(site, 'wp-content')
  mkdirSync(join(content, 'uploads'), { recursive: true })
  for (const name of readdirSync(program))
    if (!['wp-content', 'wp-config.php', '.htaccess'].includes(name))
      symlinkSync(join(program, name), join(site, name))
  for (const name of readdirSync(join(program, 'wp-content')))
    symlinkSync(join(program, 'wp-content', name), join(content, name))
  writeFileSync(
    join(folder, 'first.php'),
    `<?php defined('ABSPATH') || define('ABSPATH', ${JSON.stringify(`${site}/`)});`,
  )
  writeFileSync(join(site, 'wp-config.php'), configuration(address))
}

const configuration = (address: string): string => `<?php
$table_prefix = 'wp_';
define('DB_NAME', 'wordpress');
define('DB_USER', 'wordpress');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . getenv('WORDPRESS_SOCKET'));
define('DB_CHARSET', 'utf8mb4');
define('WP_HOME', '${address}');
define('WP_SITEURL', '${address}');
// Without TLS, passwords for programs are for sites that say that they are nobody's.
define('WP_ENVIRONMENT_TYPE', 'local');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('DISABLE_WP_CRON', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('FS_METHOD', 'direct');
${['AUTH_KEY', 'SECURE_AUTH_KEY', 'LOGGED_IN_KEY', 'NONCE_KEY', 'AUTH_SALT', 'SECURE_AUTH_SALT', 'LOGGED_IN_SALT', 'NONCE_SALT'].map((name) => `define('${name}', '${randomBytes(24).toString('hex')}');`).join('\n')}
require_once ABSPATH . 'wp-settings.php';
`

async function makeUser(address: string, admin: WordPressUser, role: WordPressRole) {
  const [user, password] = [`${role}-${randomBytes(3).toString('hex')}`, randomBytes(12).toString('hex')]
  const post = async (path: string, body: object) => {
    const response = await fetch(`${address}/wp-json/wp/v2/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Basic ${Buffer.from(`${admin.user}:${admin.applicationPassword}`).toString('base64')}`,
      },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`WordPress made no user: ${await response.text()}`)
    return (await response.json()) as Readonly<Record<string, unknown>>
  }
  const { id } = await post('users', {
    username: user,
    email: `${user}@example.org`,
    password,
    roles: [role],
  })
  const made = await post(`users/${String(id)}/application-passwords`, { name: 'Second Look' })
  return { user, password, id: Number(id), applicationPassword: String(made['password']) }
}
