import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPds, type Pds, type PdsAccount, startPds } from '../../../../platforms/bluesky/pds.ts'
import { type Fault, makeProgramme } from '../../../../platforms/doubles/misbehave.ts'
import { startProxy } from '../../../../platforms/doubles/proxy.ts'
import { openPublishingHouse, type PublishingHouse } from './testing.ts'

describe.skipIf(!hasPds())('publishing to a real Bluesky server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'publishing-pds-'))
  const programme = makeProgramme()
  let pds: Pds
  let proxy: Awaited<ReturnType<typeof startProxy>>
  let account: PdsAccount
  let house: PublishingHouse
  let channel = ''
  const standing = async (): Promise<readonly string[]> => {
    const reply = await fetch(
      `${pds.address}/xrpc/com.atproto.repo.listRecords?repo=${account.did}&collection=app.bsky.feed.post&limit=100`,
    )
    const { records } = (await reply.json()) as { records: { value: { text: string } }[] }
    return records.map(({ value }) => value.text)
  }
  beforeAll(async () => {
    pds = await startPds({ folder })
    proxy = await startProxy(pds.address, programme)
    account = await pds.makeAccount('parks')
    house = await openPublishingHouse([proxy.address])
    channel = await house.connect({
      ...{ platform: 'bluesky', address: `@${account.handle}`, platformId: account.did },
      ...{ service: proxy.address, secret: account.password },
    })
  })
  afterAll(async () => {
    await house.close()
    await proxy.stop()
    await pds.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  it('sends what was approved once, and reads it back as a stranger', async () => {
    const post = await house.approved({ text: 'The lake is open.' }, [channel])
    await house.work()
    expect(await house.lifeOf(post, channel)).toMatchObject({ state: 'published', isSame: null })
    expect(await standing()).toEqual(['The lake is open.'])
    house.test.house.wait(5000)
    await house.work()
    expect(await house.didOf(post, channel)).toEqual(['intend', 'sent', 'read'])
    expect(await house.lifeOf(post, channel)).toMatchObject({ state: 'published', isSame: true })
    await house.work()
    expect(await standing()).toEqual(['The lake is open.'])
  })

  it('waits for its time', async () => {
    const at = new Date(house.test.house.clock.now + 3_600_000).toISOString()
    const post = await house.approved({ text: 'At noon.', schedule: { kind: 'at', at, latest: null } }, [
      channel,
    ])
    await house.work()
    expect((await house.lifeOf(post, channel)).state).toBe('waiting')
    house.test.house.wait(3_600_000)
    await house.work()
    expect((await house.lifeOf(post, channel)).state).toBe('published')
  })

  const ways: Fault[] = [
    'lose',
    'drop-answer',
    'fail-after',
    'fail-before',
    'hang-after',
    'wait',
    'wait-unsaid',
    'unauthorised',
    'cut-answer',
  ]
  it.each(ways)('settles by itself what was %s, and has it there once', async (does) => {
    const text = `What happens when it is ${does}`
    programme.add({ method: 'POST', path: /putRecord/, does, seconds: 7 })
    const post = await house.approved({ text }, [channel])
    for (let turn = 0; turn < 12; turn++) {
      await house.work()
      house.test.house.wait(10_000)
    }
    expect(await house.lifeOf(post, channel)).toMatchObject({ state: 'published', isSame: true })
    expect((await standing()).filter((one) => one === text)).toHaveLength(1)
    programme.clear()
  })
})
