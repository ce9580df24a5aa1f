import {
  type Account,
  type Connection,
  type Content,
  type Credential,
  type Published,
  prepare,
  type Wanted,
} from '@secondlook/connectors'
import { describe, expect, it } from 'vitest'
import { type Client, openClient, type Sent } from './client.ts'
import { type Fault, faults, type Programme } from './misbehave.ts'

/** A platform, real or a double, with one account of ours on it. */
export type World = {
  readonly connection: Connection
  readonly account: Account
  /** Asked again after a token has expired. */
  readonly credential: () => Credential
  readonly programme: Programme
  readonly files?: Readonly<Record<string, Buffer>>
  /** The ids of everything that stands on the account. */
  readonly standing: () => Promise<readonly string[]> | readonly string[]
  readonly now?: () => number
}

let runs = 0

export function wantedOf(content: Content, account: Account, key: string, sentAt: string): Wanted {
  const prepared = prepare(content, account, key)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.problems))
  return { account, requests: prepared.requests, sentAt, answers: [] }
}

/** Goes on until it is settled, as whoever publishes does; nothing is ever sent again that may have been taken. */
export async function settle(
  client: Client,
  {
    connection,
    programme,
    credential,
    account,
  }: Pick<World, 'connection' | 'programme' | 'credential' | 'account'>,
  first: Wanted,
  patience: { ms: number },
  reopen: () => Promise<Client>,
): Promise<Published> {
  let wanted = first
  let sent: Sent = await client.publish(wanted)
  let open = client
  patience.ms = 20_000
  for (let turn = 0; turn < 8; turn++) {
    if (sent.is === 'published') return sent.published
    wanted = { ...wanted, answers: sent.answers }
    if (sent.is === 'refused' && sent.code !== 'credential') throw new Error(`refused: ${sent.says}`)
    if (sent.is === 'refused') open = await reopen()
    if (sent.is === 'unknown') {
      await programme.settled()
      const found = await open.walk(connection.sender.find(wanted))
      if (found.is === 'published') return found.published
      if (found.is === 'unreadable') continue
      if (found.is === 'partly') wanted = { ...wanted, answers: found.answers }
    }
    sent = await open.publish(wanted)
  }
  throw new Error(`not settled: ${JSON.stringify(sent)} ${credential().user ?? ''} ${account.address}`)
}

const everyWay = Object.keys(faults).filter((way): way is Fault => way !== 'nothing' && way !== 'cut-answer')

/** Each request of a publication lost in each way: in the end each part stands there once. */
export function losesNothing(
  name: string,
  start: () => Promise<World>,
  contents: Readonly<Record<string, Content>>,
  ways: readonly Fault[] = everyWay,
): void {
  describe(`${name}: of what gets lost nothing is lost and nothing doubled`, () => {
    for (const [what, content] of Object.entries(contents))
      it.each(ways)(`${what}: each request %s`, async (does) => {
        const world = await start()
        const sentAt = () => new Date(world.now?.() ?? Date.now()).toISOString()
        const { length } = wantedOf(content, world.account, 'count', sentAt()).requests
        for (let at = 0; at < length; at++) {
          world.programme.clear()
          const patience = { ms: 20_000 }
          const holding = () => ({ ...world, credential: world.credential(), patienceMs: () => patience.ms })
          const client = await openClient(holding())
          const before = await world.standing()
          const wanted = wantedOf(content, world.account, `lost ${runs++}`, sentAt())
          patience.ms = does === 'hang-after' || does === 'take-late' ? 150 : 20_000
          world.programme.add({ does, after: at })
          const published = await settle(client, world, wanted, patience, () => openClient(holding()))
          await world.programme.settled()
          const fresh = (await world.standing()).filter((id) => !before.includes(id))
          expect(fresh.toSorted()).toEqual(published.parts.map(({ id }) => id).toSorted())
          expect(await client.walk(world.connection.sender.find(wanted))).toMatchObject({
            is: 'published',
            published: { parts: published.parts.map(({ id }) => ({ id })) },
          })
          await client.walk(world.connection.sender.withdraw(world.account, published))
        }
      })
  })
}
