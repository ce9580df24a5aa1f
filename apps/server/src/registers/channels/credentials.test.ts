import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Person } from '../../people/index.ts'
import { forChannel } from '../../people/testing.ts'
import { makeReceipt } from '../../records/index.ts'
import { issuePermit } from '../../records/permit.ts'
import { folderBlobs } from '../../store/backup/blobs.ts'
import { listTables } from '../../store/backup/catalogue.ts'
import { restoreBackup } from '../../store/backup/restore.ts'
import { backupOf } from '../../store/backup/testing.ts'
import { migrations } from '../../store/migrations/list.ts'
import { openTestDatabase } from '../../store/testing.ts'
import { openTestRegisters, type TestRegisters } from '../testing.ts'
import { keepCredential, openCredential, settleCredentials } from './credentials.ts'

const secret = 'xkcd-battery-staple-9931'
const permit = issuePermit({ kind: 'system', job: 'registers.settle-credentials' }, 'credential.settle')
let test: TestRegisters
let head: Person
let owner: Person
let stranger: Person
let staff: Person
let greta: Person
let channel = ''
const folder = mkdtempSync(join(tmpdir(), 'credentials-'))

beforeAll(async () => {
  test = await openTestRegisters()
  const { house } = test
  head = await house.person('Hana Head')
  await house.grant(head, 'communications-head')
  owner = await house.person('Oki Owner')
  stranger = await house.person('Sia Stranger')
  staff = await house.person('Stan Staff')
  greta = await house.person('Greta Gone')
  const other = await house.person('Ora Other')
  await house.grant(other, 'communications-head')
  channel = await test.add(head, 'channels', {
    ...{ title: 'Parks', platform: 'x', address: '@actparks', purpose: 'News' },
    ...{ owner: owner.id, backUp: head.id },
  })
  for (const person of [owner, greta]) await house.grant(person, 'channel-owner', forChannel(channel))
  await house.grant(stranger, 'channel-owner', forChannel('another'))
  expect((await keep(owner)).body.code).toBe('not-in-this-state')
  await test.deed(other, 'channels', channel, 'approve')
  await test.deed(owner, 'channels', channel, 'open')
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
  rmSync(folder, { recursive: true })
})

const path = () => `/registers/channels/${channel}/credentials`
const given = { kind: 'token', label: 'For posts', secret, due: '2026-12-01' }
const keep = (as: Person, more: object = {}) => test.send(as, 'POST', path(), { ...given, ...more })
const end = (as: Person, id: string, reason = 'Rotated') =>
  test.send(as, 'POST', `${path()}/${id}/end`, { reason })
const open = () => openCredential(test.house.test.database.db, test.credentials, channel)
const inUse = async () =>
  (await test.send(owner, 'GET', path())).body.credentials.filter(
    ({ state }: { state: string }) => state === 'in-use',
  )
const settle = () =>
  settleCredentials({ recorder: test.house.recorder, credentials: test.credentials }, permit)
const attention = async (as: Person) => {
  const { body } = await test.send(as, 'GET', '/registers/attention?register=channels')
  return (body.items ?? []).map(({ says }: { says: string }) => says)
}
const onPage = async (as: Person): Promise<readonly string[]> =>
  (await test.read(as, 'channels', channel)).attention

describe('what a program signs in with', () => {
  it('is put in by the owner of the channel and by nobody else, and opened by a job', async () => {
    for (const person of [head, stranger, staff]) expect((await keep(person)).status).toBe(403)
    expect((await test.send(undefined, 'POST', path(), given)).status).toBe(401)
    const kept = await keep(owner)
    expect(kept).toMatchObject({ status: 201, body: { id: expect.any(String) } })
    expect(Object.keys(kept.body)).toEqual(['id'])
    expect(await open()).toEqual({ id: kept.body.id, kind: 'token', secret })
  })

  it('is listed without itself, for those who may see what protects the channel', async () => {
    const { status, body, text } = await test.send(head, 'GET', path())
    expect(status).toBe(200)
    expect(text).not.toContain(secret)
    expect(body).toMatchObject({
      ...{ mayKeep: false, whyNot: expect.any(String) },
      credentials: [{ kind: 'token', label: 'For posts', keptBy: { name: 'Oki Owner' }, state: 'in-use' }],
    })
    expect((await test.send(owner, 'GET', path())).body.mayKeep).toBe(true)
    for (const person of [stranger, staff])
      expect([403, 404]).toContain((await test.send(person, 'GET', path())).status)
  })

  it.each([
    [{ due: '2026-07-01' }, 'due'],
    [{ due: '2028-07-01' }, 'due'],
    [{ due: 'never' }, 'due'],
    [{ label: ' ' }, 'label'],
    [{ kind: secret }, 'kind'],
    [{ secret: '' }, 'secret'],
    [{ secret: secret.repeat(1000) }, 'secret'],
    [{ service: 'wiki.example' }, 'service'],
    [{ service: 'javascript:alert(1)' }, 'service'],
    [{ user: ' ' }, 'user'],
  ])('%j is refused with the field, and without what was sent', async (wrong, field) => {
    const { body, text } = await keep(owner, wrong)
    expect(body).toMatchObject({ code: 'bad-request', fields: [{ path: field }] })
    expect(text).not.toContain(secret)
  })

  it('is kept with where and as whom, as one text that only a job opens', async () => {
    const before = await inUse()
    const { body, text } = await keep(owner, {
      service: 'https://wiki.example/w',
      user: ' Parks@second-look ',
    })
    expect(text).not.toContain(secret)
    expect((await open())?.secret).toBe(
      `{"service":"https://wiki.example/w","user":"Parks@second-look","secret":"${secret}"}`,
    )
    expect((await test.send(owner, 'GET', path())).text).not.toContain('wiki.example')
    expect((await end(owner, body.id)).status).toBe(204)
    expect(await inUse()).toEqual(before)
  })

  it('is in no reply where what was sent cannot be read', async () => {
    const reply = await test.app.inject({
      ...{ method: 'POST', url: `/api/v1${path()}`, payload: `{"secret":"${secret}",}` },
      headers: { 'x-as': owner.id, 'content-type': 'application/json' },
    })
    expect(reply.statusCode).toBe(400)
    expect(reply.body).not.toContain(secret)
  })

  it('leaves no key behind where it was not taken in', async () => {
    const groups = await test.credentials.groups()
    const by = { recorder: test.house.recorder, credentials: test.credentials }
    const done = await keepCredential(by, permit, {
      ...{ channel: 'none', kind: 'token', label: 'x', secret, due: '2026-12-01', keptBy: owner.id },
    })
    expect(done.ok).toBe(false)
    expect(await test.credentials.groups()).toEqual(groups)
  })

  it('is in no row, event, receipt, backup or file, in letters, in hexadecimal or in Base64', async () => {
    await test.number()
    const { house } = test
    const host = await house.test.connect('superuser')
    await host.query('set search_path = secondlook')
    const spellings = [
      secret,
      Buffer.from(secret).toString('hex'),
      Buffer.from(secret).toString('base64').slice(0, -4),
    ]
    const holds = (what: string, text: string) => {
      for (const spelling of spellings) expect(text.includes(spelling), `${what}: ${spelling}`).toBe(false)
    }
    let rows = 0
    for (const { name } of await listTables(host)) {
      const found = await host.query(`select to_jsonb(t)::text as text from "${name}" t`)
      rows += found.rows.length
      for (const { text } of found.rows) holds(name, text)
    }
    expect(rows).toBeGreaterThan(20)
    const [{ id } = { id: '' }] = await inUse()
    const needs = { db: house.test.database.db, vault: house.recorder.vault }
    const receipt = (await makeReceipt(needs, id, () => true)) ?? ''
    expect(receipt).toContain('credential.kept')
    expect(receipt).toContain('For posts')
    holds('receipt', receipt)
    const backup = await backupOf(host, folderBlobs(folder), migrations)
    const inBackup = [backup.toString('latin1'), ...gzipsIn(backup)].join('\n')
    // What was not hidden is found there, so what is not found is hidden.
    expect(inBackup).toContain('For posts')
    holds('backup', inBackup)
    for (const file of readdirSync(test.keysFolder, { recursive: true, withFileTypes: true }))
      if (file.isFile()) holds(file.name, readFileSync(join(file.parentPath, file.name), 'latin1'))
    expect(test.faults).toEqual([])
  })
})

/** What lies packed in a backup. */
function* gzipsIn(bytes: Buffer): Generator<string> {
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at >= 0; at = bytes.indexOf('1f8b08', at + 1, 'hex'))
    try {
      yield gunzipSync(bytes.subarray(at)).toString('latin1')
    } catch {
      // Three bytes that only look like the beginning.
    }
}

describe('ending it', () => {
  it('needs a reason, is done once by the owner, and nothing opens it any more', async () => {
    const [{ id }] = await inUse()
    expect((await end(head, id)).status).toBe(403)
    expect((await end(owner, id, ' ')).body.fields[0].path).toBe('reason')
    expect((await end(owner, 'none')).body.code).toBe('not-found')
    expect((await end(owner, id)).status).toBe(204)
    expect((await end(owner, id)).body.code).toBe('already-ended')
    expect(await open()).toBeUndefined()
    expect(await test.credentials.groups()).not.toContain(id)
    expect((await test.send(owner, 'GET', path())).body.credentials[0]).toMatchObject({
      ...{ state: 'ended', endedBecause: 'Rotated', isDue: false },
    })
  })

  it('is final, also where an older backup brings the row back', async () => {
    const { body } = await keep(owner)
    const host = await test.house.test.connect('superuser')
    await host.query('set search_path = secondlook')
    const blobs = folderBlobs(folder)
    const backup = await backupOf(host, blobs, migrations)
    expect((await end(owner, body.id)).status).toBe(204)

    const later = await openTestDatabase({ isEmpty: true })
    const client = await later.connect()
    async function* chunks() {
      yield backup
    }
    const restored = await restoreBackup({ client, migrations, blobs, progress: () => undefined }, chunks())
    expect(restored).toMatchObject({ ok: true })
    const { rows } = await client.query('select id from secondlook.channel_credential where ended_at is null')
    expect(rows).toEqual([{ id: body.id }])
    expect(await openCredential(later.database.db, test.credentials, channel)).toBeUndefined()
    const recorder = { ...test.house.recorder, database: later.database }
    const settleThere = () => settleCredentials({ recorder, credentials: test.credentials }, permit)
    expect(await settleThere()).toEqual({ destroyed: 0, ended: 1 })
    expect(await settleThere()).toEqual({ destroyed: 0, ended: 0 })
    await later.close()
  })

  it('is finished by a job where the program was killed after the commit', async () => {
    const { body } = await keep(owner)
    const { destroy } = test.credentials
    test.credentials.destroy = async () => {
      throw new Error('killed')
    }
    expect((await end(owner, body.id)).status).toBe(204)
    test.credentials.destroy = destroy
    expect(await open()).toBeUndefined()
    expect(await test.credentials.groups()).toContain(body.id)
    expect(await settle()).toEqual({ destroyed: 1, ended: 0 })
    expect(await settle()).toEqual({ destroyed: 0, ended: 0 })
  })

  it('is not what happened where a key is missing that nobody destroyed', async () => {
    const { body } = await keep(owner)
    await test.credentials.forget(body.id)
    await expect(open()).rejects.toThrow(`the credential ${body.id} cannot be opened`)
    await end(owner, body.id)
  })
})

describe('what needs attention', () => {
  it('is that its day has come, for those who may see what protects the channel', async () => {
    const { body } = await keep(owner, { due: '2026-08-01' })
    const says = 'What a program signs in with (For posts) is due to be changed.'
    expect(await attention(owner)).not.toContain(says)
    test.house.wait(40 * 86_400_000)
    expect(await attention(owner)).toContain(says)
    expect(await attention(head)).toContain(says)
    expect(await onPage(owner)).toContain(says)
    for (const person of [stranger, staff]) expect(await onPage(person)).not.toContain(says)
    expect((await inUse())[0].isDue).toBe(true)
    await end(owner, body.id)
    expect(await attention(owner)).not.toContain(says)
  })

  it('is that whoever put it in is not here any more, until somebody puts in another', async () => {
    const says = 'Greta Gone held keys to Parks: change what it is signed in with.'
    await keep(greta, { due: '2027-01-01' })
    expect(await attention(owner)).not.toContain(says)
    await test.house.change(greta, { isActive: false })
    expect(await attention(owner)).toContain(says)
    expect(await onPage(head)).toContain(says)
    expect(await onPage(staff)).not.toContain(says)
    await keep(owner, { due: '2027-01-01' })
    expect(await attention(owner)).not.toContain(says)
  })

  it('is that somebody of the newest security check is not here any more, until there is a newer one', async () => {
    const paula = await test.house.person('Paula Past')
    const says = 'Paula Past held keys to Parks: change what it is signed in with.'
    const look = (verifiedOn: string, ...keyHolders: readonly Person[]) =>
      test.add(head, 'security-checks', {
        ...{ channel, verifiedOn, factor: 'key', keyHolders: keyHolders.map(({ id }) => id) },
        ...{ withoutFactor: [], recovery: owner.id, due: '2027-06-01' },
      })
    await look('2026-07-20', owner, paula)
    expect(await attention(owner)).not.toContain(says)
    await test.house.change(paula, { isActive: false })
    expect(await attention(owner)).toContain(says)
    expect(await attention(head)).toContain(says)
    await look('2026-08-01', owner)
    expect(await attention(owner)).not.toContain(says)
    // What somebody enters late of an earlier day is not the newest.
    await look('2026-07-25', owner, paula)
    expect(await attention(owner)).not.toContain(says)
  })

  it('is that an account is closed whose programs could still sign in', async () => {
    await test.deed(owner, 'channels', channel, 'close', {}, 'Merged')
    expect((await keep(owner)).body.code).toBe('not-in-this-state')
    const says = 'It is closed, and what a program signed in with (For posts) is still kept. End it.'
    expect(await attention(owner)).toContain(says)
    for (const { id } of await inUse()) await end(owner, id)
    expect(await attention(owner)).not.toContain(says)
  })
})
