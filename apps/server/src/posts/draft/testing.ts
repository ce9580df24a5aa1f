import type { PostBody, PostMargin } from '@secondlook/contract'
import type { Person, Unit } from '../../people/index.ts'
import type { MoreRoutes, Said, TestRegisters } from '../../registers/testing.ts'
import type { PostsNeeds } from '../needs.ts'
import { type MakeWays, openTestPosts } from '../testing.ts'

type Typed = { readonly body: PostBody; readonly margin: PostMargin }

/** Posts with two authors of one unit, one of another, somebody who keeps what is not announced, and a live channel. */
export type DraftHouse = {
  readonly test: TestRegisters
  readonly unit: string
  readonly parks: Unit
  readonly channel: string
  readonly ana: Person
  readonly ben: Person
  readonly kim: Person
  readonly eve: Person
  /** Two heads of communications: one approves what the other has entered. */
  readonly heads: readonly [Person, Person]
  /** A channel that is live, by its id; of the same unit, or of another. */
  openChannel(
    title: string,
    address: string,
    platform: string,
    more?: object,
    of?: string | null,
  ): Promise<string>
  begin(as: Person, text?: string, more?: object): Promise<string>
  draftOf(as: Person, post: string): Promise<Said['body']>
  save(as: Person, post: string, before: Typed, body: Partial<PostBody>, more?: object): Promise<Said>
  /** Types on top of what stands, and saves it as a version. */
  version(as: Person, post: string, body?: Partial<PostBody>, margin?: Partial<PostMargin>): Promise<Said>
  close(): Promise<void>
}

export async function openDraftHouse(
  more?: MoreRoutes,
  out?: Pick<PostsNeeds, 'isOut' | 'findOut' | 'outInLists'>,
  ways?: MakeWays,
): Promise<DraftHouse> {
  const test = await openTestPosts(more, out, ways)
  const { house, send } = test
  const parks = await house.unit('Parks')
  const roads = await house.unit('Roads')
  const unit = parks.id
  const named = async (name: string, where: string) => {
    const person = await house.person(name, { unit: where })
    await house.grant(person, 'communications-author', { kind: 'unit', id: where })
    return person
  }
  const kim = await house.person('Kim Keeper')
  await house.grant(kim, 'initiative-keeper')
  const head = await house.person('Hana Head')
  const other = await house.person('Ora Head')
  for (const one of [head, other]) await house.grant(one, 'communications-head')
  const owner = await house.person('Oki Owner')
  await house.grant(owner, 'channel-owner')
  const openChannel: DraftHouse['openChannel'] = async (title, address, platform, more = {}, of = unit) => {
    const values = { title, platform, address, purpose: 'News', owner: owner.id, backUp: head.id, ...more }
    const id = await test.add(head, 'channels', values, { unit: of })
    for (const [as, deed] of [
      [other, 'approve'],
      [owner, 'open'],
    ] as const) {
      const { status } = await test.deed(as, 'channels', id, deed)
      if (status !== 204) throw new Error(`${deed}: ${status}`)
    }
    return id
  }
  let made = 0
  const draftOf: DraftHouse['draftOf'] = async (as, post) =>
    (await send(as, 'GET', `/posts/${post}/draft`)).body
  const save: DraftHouse['save'] = async (as, post, before, body, more = {}) => {
    made += 1
    return await send(as, 'PUT', `/posts/${post}/draft`, {
      ...{ base: 1, before: { body: before.body, margin: before.margin }, margin: before.margin },
      ...{ body: { ...before.body, ...body }, change: `change-${made}`, ...more },
    })
  }
  return {
    ...{ test, unit, parks, kim, openChannel, draftOf, save, heads: [head, other] },
    ...{ ana: await named('Ana Author', parks.id), ben: await named('Ben Author', parks.id) },
    eve: await named('Eve Elsewhere', roads.id),
    channel: await openChannel('Parks', '@parks.act.gov.au', 'bluesky', { platformId: 'did:plc:parks' }),
    begin: async (as, text = '', more = {}) => {
      const { status, body } = await send(as, 'POST', '/posts', { unit, text, ...more })
      if (status !== 201) throw new Error(JSON.stringify(body))
      return body.id
    },
    version: async (as, post, body = {}, margin = {}) => {
      const before = await draftOf(as, post)
      const saved = await save(as, post, before, body, { margin: { ...before.margin, ...margin } })
      if (saved.status !== 200) return saved
      return await send(as, 'POST', `/posts/${post}/versions`, { revision: saved.body.revision })
    },
    close: async () => {
      if (test.faults.length > 0) throw new Error(test.faults.join('\n'))
      await test.close()
    },
  }
}
