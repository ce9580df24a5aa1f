import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildProgram, root } from './testing.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'secondlook-host-')))
chmodSync(folder, 0o755)
beforeAll(buildProgram)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The command line as a person would run it, with a store of its own. */
function host(args: readonly string[], env: Readonly<Record<string, string>> = {}, input?: Buffer) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/bin/secondlook.js', ...args], {
    cwd: root,
    timeout: 50_000,
    env: {
      ...process.env,
      DATA_DIR: join(folder, 'data'),
      KEYS_DIR: join(folder, 'keys'),
      DATABASE_URL: '',
      ...env,
    },
    ...(input ? { input } : {}),
  })
  return { status, out: stdout, err: stderr.toString() }
}

describe('the commands on the store', () => {
  it('migrate, back up and restore, and leave no server behind', () => {
    expect(host(['migrate'])).toMatchObject({ status: 0, err: expect.stringContaining('0001-store-create') })
    expect(host(['migrate'])).toMatchObject({ status: 0, err: expect.stringContaining('up to date') })
    const file = join(folder, 'one.tar')
    expect(host(['backup', file])).toMatchObject({ status: 0, err: expect.stringContaining('backed up') })
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(host(['backup', file])).toMatchObject({ status: 2, err: expect.stringContaining('there already') })

    const other = { DATA_DIR: join(folder, 'other') }
    const piped = host(['backup', '-'])
    expect(host(['restore', '-'], other, piped.out)).toMatchObject({ status: 0 })
    const again = host(['restore', file], other)
    expect(again).toMatchObject({
      status: 1,
      err: expect.stringMatching(/^secondlook restore: store-not-empty: /),
    })
    for (const data of ['data', 'other'])
      expect(readdirSync(join(folder, data, 'postgres', 'cluster'))).not.toContain('postmaster.pid')
  }, 300_000)

  it('say in one line what is wrong with a call or a setting, before anything is opened', () => {
    const calls: readonly (readonly [readonly string[], Readonly<Record<string, string>>, string])[] = [
      [['backup'], {}, 'secondlook: backup needs a file, or - for a pipe\n'],
      [['restore', 'a', 'b'], {}, 'secondlook: restore takes one file, and no b\n'],
      [['link'], {}, 'secondlook: link needs a person: an email at work, a staff number or an id\n'],
      [['link', 'a', 'b'], {}, 'secondlook: link is for one person, and takes no b\n'],
      [['migrate', 'x'], {}, 'secondlook: migrate takes no x; its settings are in the environment\n'],
      [
        ['restore', join(folder, 'none')],
        {},
        `secondlook restore: there is no file ${join(folder, 'none')}\n`,
      ],
    ]
    for (const [args, env, err] of calls)
      expect(host(args, { DATA_DIR: join(folder, 'unopened'), ...env })).toMatchObject({ status: 2, err })
    const wrong = host(['migrate'], {
      DATABASE_URL: 'mysql://u:secret@h/d',
      DATA_DIR: join(folder, 'unopened'),
    })
    expect(wrong).toMatchObject({ status: 2, err: expect.not.stringContaining('secret') })
    expect(readdirSync(folder)).not.toContain('unopened')
  })

  const onStores: readonly (readonly [string, readonly string[]])[] = [
    ['migrate', ['migrate']],
    ['backup', ['backup', 'never.tar']],
    ['restore', ['restore', 'never.tar']],
    ['fsck', ['fsck']],
    ['export', ['export', 'log', 'never']],
    ['keys', ['keys', 'settle']],
    ['keys', ['keys', 'rotate', 'records']],
  ]
  const unopened = join(folder, 'unopened')

  it('say in one line which setting of the store is wrong, each of them alike', () => {
    for (const [name, args] of onStores) {
      expect(host(args, { DATA_DIR: unopened, DATABASE_URL: 'mysql://u:secret@h/d' })).toMatchObject({
        status: 2,
        err: `secondlook ${name}: DATABASE_URL is no address of a PostgreSQL; it must be like postgres://user:password@host:5432/database\n`,
      })
      expect(host(args, { DATA_DIR: unopened, KEYS_DIR: join(unopened, 'keys') })).toMatchObject({
        status: 2,
        err: `secondlook ${name}: KEYS_DIR is "${join(unopened, 'keys')}", inside DATA_DIR; keys must be kept apart from the data they open\n`,
      })
    }
    expect(readdirSync(folder)).not.toContain('unopened')
  }, 300_000)

  it('are not kept from a store by settings that only the server needs', () => {
    const env = { DATA_DIR: unopened, PORT: 'x', OIDC_ISSUER: 'not an address', PUBLIC_URL: 'ftp://x' }
    expect(host(['fsck'], env)).toMatchObject({
      status: 2,
      err: `secondlook fsck: there is no store in ${unopened}; DATA_DIR or DATABASE_URL says where it is\n`,
    })
    const none = join(folder, 'none')
    expect(host(['restore', none], env)).toMatchObject({
      status: 2,
      err: `secondlook restore: there is no file ${none}\n`,
    })
    expect(host(['fsck', '--export', none], { DATABASE_URL: 'mysql://h/d' })).toMatchObject({
      status: 2,
      err: `secondlook fsck: there is no folder ${none}\n`,
    })
    expect(host(['serve'], env)).toMatchObject({ status: 2, err: expect.stringContaining('PORT is "x"') })
  })
})
