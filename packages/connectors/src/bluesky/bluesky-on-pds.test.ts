import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe } from 'vitest'
import { hasPds, type Pds, startPds } from '../../../../platforms/bluesky/pds.ts'
import { fetchWith } from '../conformance-fetch.ts'
import { pictureOf } from '../conformance-picture.ts'
import { conformReader } from '../conformance-reader.ts'
import { conformSender } from '../conformance-sender.ts'
import type { World } from '../conformance-world.ts'
import { textAt } from '../talk/talk.ts'

describe.skipIf(!hasPds())('on a real Bluesky server', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connector-pds-'))
  let pds: Promise<Pds> | undefined
  let accounts = 0
  afterAll(async () => {
    await (await pds)?.stop()
    rmSync(folder, { recursive: true, force: true })
  })

  const open = async (): Promise<World> => {
    pds ??= startPds({ folder })
    const { address, makeAccount } = await pds
    accounts += 1
    const { did, handle, password } = await makeAccount(`transport-${accounts}`)
    const { picture, bytes } = pictureOf(200)
    const send = fetchWith(new Map([[picture.digest, bytes]]))
    const call = async (method: string, body: object, token?: string) => {
      const response = await fetch(`${address}/xrpc/com.atproto.${method}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(body),
      })
      return (await response.json()) as { readonly [name: string]: string }
    }
    const { accessJwt } = await call('server.createSession', { identifier: handle, password })
    return {
      account: { platform: 'bluesky', address: `@${handle}`, platformId: did },
      credential: { service: address, user: null, secret: password },
      picture,
      send,
      putByOtherMeans: async (text) => {
        const record = { $type: 'app.bsky.feed.post', text, createdAt: new Date().toISOString() }
        const made = await call(
          'repo.createRecord',
          { repo: did, collection: 'app.bsky.feed.post', record },
          accessJwt,
        )
        return textAt(made, 'uri') ?? ''
      },
    }
  }

  conformSender('bluesky', open)
  conformReader('bluesky', open)
})
