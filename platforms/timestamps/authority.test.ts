import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasOpenssl, startTimestampAuthority, type TimestampAuthority } from './authority.ts'

describe.skipIf(!hasOpenssl())('a time stamp authority', () => {
  const folder = mkdtempSync(join(tmpdir(), 'stamped-'))
  let authority: TimestampAuthority
  beforeAll(async () => {
    authority = await startTimestampAuthority()
    writeFileSync(join(folder, 'root.pem'), authority.certificate)
  })
  afterAll(async () => {
    await authority.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (body: Buffer, type = 'application/timestamp-query') =>
    await fetch(authority.address, {
      ...{ method: 'POST', headers: { 'content-type': type }, body: new Uint8Array(body) },
    })
  const queryFor = (text: string) => {
    writeFileSync(join(folder, text), text)
    return execFileSync('openssl', ['ts', '-query', '-data', text, '-sha256', '-cert'], {
      ...{ cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] },
    })
  }
  const holds = (text: string, reply: ArrayBuffer) => {
    writeFileSync(join(folder, 'reply'), Buffer.from(reply))
    const args = ['ts', '-verify', '-data', text, '-in', 'reply', '-CAfile', 'root.pem']
    return spawnSync('openssl', args, { cwd: folder }).status === 0
  }

  it('says when it saw a digest, so that anybody with its root can check it', async () => {
    const [one, other] = await Promise.all(['one', 'other'].map(async (text) => await ask(queryFor(text))))
    expect(one?.headers.get('content-type')).toBe('application/timestamp-reply')
    const [first, second] = [await one?.arrayBuffer(), await other?.arrayBuffer()]
    expect(first && holds('one', first)).toBe(true)
    expect(second && holds('other', second)).toBe(true)
    expect(first && holds('other', first)).toBe(false)
  })

  it('stamps nothing that is no query', async () => {
    expect((await ask(queryFor('one'), 'text/plain')).status).toBe(400)
    const nonsense = await ask(Buffer.from('nonsense'))
    expect(nonsense.ok && holds('one', await nonsense.arrayBuffer())).toBe(false)
  })
})
