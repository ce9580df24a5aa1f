import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clusterName } from './cluster.ts'
import { type EmbeddedServer, joinEmbeddedServer } from './embedded-server.ts'
import { canReach, type Home, prepareHome } from './home.ts'
import { probe } from './probe.ts'
import { clusterProcesses, waitUntilGone } from './processes.ts'
import { findPackage } from './programs.ts'

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'secondlook-embedded-')))
const data = join(folder, 'data')
chmodSync(folder, 0o755)

let server: EmbeddedServer
let home: Home
const running = () => clusterProcesses(home.cluster, clusterName(home))
const postmaster = () => running().find(({ isPostmaster }) => isPostmaster)?.id ?? 0
const ask = async <T>(text: string, one: EmbeddedServer = server): Promise<T | undefined> => {
  const client = new pg.Client({ ...one.address, user: one.superuser, database: 'postgres' })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<{ value: T }>(text)).rows[0]?.value
  } finally {
    await client.end()
  }
}
const kill = async (id: number): Promise<void> => {
  process.kill(id, 'SIGKILL')
  while (running().some((one) => one.id === id)) await sleep(5)
}

beforeAll(async () => {
  home = await prepareHome(data)
  server = await joinEmbeddedServer(data)
})
afterAll(async () => {
  await server.leave()
  expect(running()).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

describe('the embedded server', () => {
  it('keeps UTF-8 that compares bytewise, in UTC, with checksums, and has no network address', async () => {
    const shown = `select json_build_object('encoding', current_setting('server_encoding'),
      'collation', (select datcollate from pg_database where datname = 'secondlook'),
      'timezone', current_setting('timezone'), 'checksums', current_setting('data_checksums'),
      'addresses', current_setting('listen_addresses')) as value`
    expect(await ask(shown)).toEqual({
      encoding: 'UTF8',
      collation: 'C',
      timezone: 'UTC',
      checksums: 'on',
      addresses: '',
    })
  })

  it('is one server for all who join, and stops with the last', async () => {
    const id = postmaster()
    const others = await Promise.all([joinEmbeddedServer(data), joinEmbeddedServer(data)])
    expect(postmaster()).toBe(id)
    await Promise.all(others.map((one) => one.leave()))
    expect(postmaster()).toBe(id)
    await server.leave()
    expect(running()).toEqual([])
    const both = await Promise.all([joinEmbeddedServer(data), joinEmbeddedServer(data)])
    await both[0]?.leave()
    expect(await ask('select 1 as value', both[1])).toBe(1)
    server = both[1] ?? server
  })

  it('does not count a user that was killed', async () => {
    const program = `import('${new URL('./embedded-server.ts', import.meta.url).href}')
      .then(({ joinEmbeddedServer }) => joinEmbeddedServer(${JSON.stringify(data)}))
      .then(() => { console.log('joined'); setInterval(() => {}, 1000) })`
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    const exited = new Promise((resolve) => child.on('exit', resolve))
    child.kill('SIGKILL')
    await exited
    await server.leave()
    expect(running()).toEqual([])
    server = await joinEmbeddedServer(data)
  })

  it('comes back unaided when its postmaster is killed, and ends what that leaves behind', async () => {
    const busy = new pg.Client({ ...server.address, user: server.superuser, database: 'postgres' })
    busy.on('error', () => undefined)
    await busy.connect()
    const endless = busy.query('select count(*) from generate_series(1, 1e12)').catch(() => undefined)
    await sleep(100)
    const before = postmaster()
    await kill(before)
    while ((await probe(home.sockets, home.cluster)).kind !== 'running') await sleep(20)
    await endless
    expect(postmaster()).not.toBe(before)
    expect(await ask('select 1 as value')).toBe(1)
  })

  it('is found by connecting, whatever number the lock file holds', async () => {
    const before = postmaster()
    await kill(before)
    const bystander = spawn('sleep', ['60'], home.runAs ? { ...home.runAs } : {})
    await server.heal()
    expect(await ask('select 1 as value')).toBe(1)
    bystander.kill('SIGKILL')
  })

  it('is restarted where its socket was removed', async () => {
    rmSync(join(home.sockets, '.s.PGSQL.5432'))
    const before = postmaster()
    await server.heal()
    expect(postmaster()).not.toBe(before)
    expect(await ask('select 1 as value')).toBe(1)
  })

  it('refuses a server that keeps its data elsewhere', async () => {
    expect(await probe(home.sockets, join(folder, 'another'))).toMatchObject({ kind: 'another' })
  })

  it('writes nothing to its log that somebody has written', async () => {
    await ask("select 'a private word'::integer as value").catch(() => undefined)
    await ask("do $$ begin raise exception using message = 'plain', detail = 'a private word'; end $$").catch(
      () => undefined,
    )
    expect(readFileSync(home.log, 'utf8')).not.toContain('statement')
    expect(readFileSync(home.log, 'utf8')).not.toContain('DETAIL')
  })
})

describe('the folder of the server', () => {
  it('is beside a data folder that has a long path, where sockets have no room', async () => {
    const long = join(folder, 'x'.repeat(60), 'y'.repeat(60))
    const { sockets, folder: place } = await prepareHome(long)
    expect(place).toBe(join(long, 'postgres'))
    expect(Buffer.byteLength(join(sockets, '.s.PGSQL.5432'))).toBeLessThanOrEqual(100)
    rmSync(sockets, { recursive: true })
  })

  it.skipIf(process.getuid?.() !== 0)(
    'is a system folder where its user cannot get to the data',
    async () => {
      const hidden = join(folder, 'hidden')
      mkdirSync(hidden, { mode: 0o700 })
      expect(canReach(hidden, 65_534)).toBe(false)
      const one = await joinEmbeddedServer(join(hidden, 'data'))
      expect(one).toMatchObject({
        isElsewhere: true,
        folder: expect.stringMatching(/^\/var\/lib\/secondlook\//),
      })
      expect(await ask('select 1 as value', one)).toBe(1)
      await one.leave()

      renameSync(hidden, `${hidden}-moved`)
      const { folder: found } = await prepareHome(join(`${hidden}-moved`, 'data'))
      expect(found).toBe(one.folder)
      mkdirSync(join(hidden, 'copy'), { recursive: true, mode: 0o700 })
      rmSync(one.folder, { recursive: true })
    },
  )

  it('cannot be one for a platform without programs, and says what to do instead', () => {
    for (const platform of ['sunos', 'win32'])
      expect(() => findPackage(platform, 'x64')).toThrow(/^no PostgreSQL comes with .*set DATABASE_URL/)
  })
})

it('waits for nothing where there is nothing', async () =>
  expect(await waitUntilGone(() => [], 0)).toBe(true))
