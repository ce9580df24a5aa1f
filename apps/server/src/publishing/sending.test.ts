import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasPds, type PdsAccount, type SharedPds } from '../../../../platforms/bluesky/pds.ts'
import { sharedPds } from '../../../../platforms/once.ts'
import { openPublishingHouse, type PublishingHouse } from './testing.ts'

describe.skipIf(!hasPds())('publishing to a real Bluesky server', () => {
  let pds: SharedPds
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
    pds = await sharedPds()
    account = await pds.makeAccount('sending')
    house = await openPublishingHouse([pds.address])
    channel = await house.connect({
      ...{ platform: 'bluesky', address: `@${account.handle}`, platformId: account.did },
      ...{ service: pds.address, secret: account.password },
    })
  })
  afterAll(async () => {
    await house.close()
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
})
