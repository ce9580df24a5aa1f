import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPds, type PdsAccount, type StartedPds, startPds } from './pds.ts'

type Answer = { readonly status: number; readonly body: Readonly<Record<string, unknown>> }

describe.skipIf(!hasPds())('a real Bluesky server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pds-'))
  let pds: StartedPds
  let account: PdsAccount
  let token: unknown

  beforeAll(async () => {
    const started = performance.now()
    pds = await startPds({ folder })
    account = await pds.makeAccount('river')
    process.stdout.write(`Bluesky: an account after ${Math.round(performance.now() - started)} ms\n`)
    token = (await signIn()).body['accessJwt']
  })
  afterAll(async () => {
    await pds.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const answerOf = async (response: Response): Promise<Answer> => ({
    status: response.status,
    body: (await response.json().catch(() => ({}))) as Answer['body'],
  })
  const call = async (method: string, body: object, authorization = `Bearer ${String(token)}`) =>
    await answerOf(
      await fetch(`${pds.address}/xrpc/com.atproto.${method}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(token !== undefined && { authorization }) },
        body: JSON.stringify(body),
      }),
    )
  const ask = async (method: string, query: Readonly<Record<string, string>>) =>
    await answerOf(await fetch(`${pds.address}/xrpc/com.atproto.${method}?${new URLSearchParams(query)}`))
  const signIn = async () =>
    await call('server.createSession', { identifier: account.handle, password: account.password })

  const collection = 'app.bsky.feed.post'
  const post = (text: string) => ({ $type: collection, text, createdAt: '2026-11-26T00:00:00.000Z' })
  const put = async (rkey: string, text: string) =>
    await call('repo.putRecord', {
      ...{ repo: account.did, collection, rkey, record: post(text), swapRecord: null },
    })
  const get = async (rkey: string) => await ask('repo.getRecord', { repo: account.did, collection, rkey })

  it('takes the same post under the same key again, and says that it is the same', async () => {
    const key = '3mabcdefghi22'
    const [first, again] = [
      await put(key, 'The library opens at ten.'),
      await put(key, 'The library opens at ten.'),
    ]
    expect([first.status, again.status]).toEqual([200, 200])
    expect(again.body['cid']).toBe(first.body['cid'])
    const answers = await Promise.all(Array.from({ length: 10 }, () => put('3mabcdefghj22', 'All at once.')))
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body['cid'])}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(200)
  })

  it('refuses other words under a key that is taken', async () => {
    await put('3mabcdefghk22', 'The pool is open.')
    const other = await put('3mabcdefghk22', 'The pool is closed.')
    expect([other.status, other.body['error']]).toEqual([400, 'InvalidSwap'])
    expect((await get('3mabcdefghk22')).body['value']).toMatchObject({ text: 'The pool is open.' })
  })

  it('fails in its own way where a post is made twice without that', async () => {
    const create = async () =>
      await call('repo.createRecord', {
        ...{ repo: account.did, collection, rkey: '3mabcdefghm22', record: post('Twice.') },
      })
    expect((await create()).status).toBe(200)
    expect((await create()).status).toBe(500)
  })

  it('says of what is not there that it is not there', async () => {
    const missing = await get('3mabcdefghn22')
    expect([missing.status, missing.body['error']]).toEqual([400, 'RecordNotFound'])
  })

  it('takes 300 characters as readers count them, and no more', async () => {
    const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'
    expect((await put('3mabcdefgho22', family.repeat(100) + 'a'.repeat(200))).status).toBe(200)
    expect((await put('3mabcdefghp22', 'a'.repeat(301))).status).toBe(400)
  })

  it('takes a post away twice without a word', async () => {
    await put('3mabcdefghq22', 'Not for long.')
    const remove = async () =>
      await call('repo.deleteRecord', { repo: account.did, collection, rkey: '3mabcdefghq22' })
    expect([(await remove()).status, (await remove()).status]).toEqual([200, 200])
    expect((await get('3mabcdefghq22')).body['error']).toBe('RecordNotFound')
  })

  it('shows a picture to everybody once a post has it, and to nobody before', async () => {
    const picture = new Uint8Array(readFileSync(new URL('../../docs/images/ask-phone.png', import.meta.url)))
    const uploaded = await answerOf(
      await fetch(`${pds.address}/xrpc/com.atproto.repo.uploadBlob`, {
        method: 'POST',
        headers: { 'content-type': 'image/png', authorization: `Bearer ${String(token)}` },
        body: picture,
      }),
    )
    const image = uploaded.body['blob'] as { readonly ref: { readonly $link: string } }
    const query = new URLSearchParams({ did: account.did, cid: image.ref.$link })
    const look = async () => await fetch(`${pds.address}/xrpc/com.atproto.sync.getBlob?${query}`)
    expect((await look()).status).toBe(400)
    const embed = { $type: 'app.bsky.embed.images', images: [{ alt: 'A map of the park', image }] }
    const record = { ...post('The park.'), embed }
    await call('repo.putRecord', {
      repo: account.did,
      collection,
      rkey: '3mabcdefghu22',
      record,
      swapRecord: null,
    })
    expect(new Uint8Array(await (await look()).arrayBuffer())).toEqual(picture)
  })

  it('says otherwise that a record is missing where its account was taken down', async () => {
    const { did } = await pds.makeAccount('gone')
    const subject = { $type: 'com.atproto.admin.defs#repoRef', did }
    const basic = `Basic ${Buffer.from(`admin:${pds.admin.password}`).toString('base64')}`
    const taken = await call('admin.updateSubjectStatus', { subject, takedown: { applied: true } }, basic)
    expect(taken.status).toBe(200)
    const missing = await ask('repo.getRecord', { repo: did, collection, rkey: '3mabcdefghv22' })
    expect([missing.status, missing.body['error']]).toEqual([400, 'InvalidRequest'])
  })

  it('answers 400 to a token that is none, and 401 to a password that is none', async () => {
    const body = { repo: account.did, collection, rkey: '3mabcdefghw22', record: post('No.') }
    const noToken = await call('repo.putRecord', body, 'Bearer no')
    expect([noToken.status, noToken.body['error']]).toEqual([400, 'InvalidToken'])
    const noPassword = await call('server.createSession', { identifier: account.handle, password: 'no' })
    expect([noPassword.status, noPassword.body['error']]).toEqual([401, 'AuthenticationRequired'])
  })

  it('keeps who somebody is when they change their name', async () => {
    await call('identity.updateHandle', { handle: 'river-two.test' })
    const { body } = await ask('identity.resolveHandle', { handle: 'river-two.test' })
    expect(body['did']).toBe(account.did)
    const document = await (await fetch(`${pds.directory}/${account.did}`)).json()
    expect(document).toMatchObject({ id: account.did, alsoKnownAs: ['at://river-two.test'] })
    const another = await pds.makeAccount('river')
    expect(another.did).not.toBe(account.did)
  })

  it('is the same after it was killed', async () => {
    await put('3mabcdefghr22', 'Written before the end.')
    const before = pds.address
    await pds.kill()
    pds = await startPds({ folder })
    expect(pds.address).toBe(before)
    expect((await get('3mabcdefghr22')).body['value']).toMatchObject({ text: 'Written before the end.' })
    expect((await fetch(`${pds.directory}/${account.did}`)).status).toBe(200)
    expect((await put('3mabcdefghs22', 'Written after it.')).status).toBe(200)
  })
})
