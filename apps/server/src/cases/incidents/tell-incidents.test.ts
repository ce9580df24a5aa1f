import { afterAll, beforeAll, expect, it } from 'vitest'
import { noticeKinds } from '../../notice-kinds.ts'
import type { Person } from '../../people/index.ts'
import { openPublishingHouse, type PublishingHouse } from '../../publishing/testing.ts'
import { notice } from '../../publishing/watch/notice.ts'
import { openIncidents } from './jobs.ts'
import { showIncidents } from './show-incidents.ts'

let house: PublishingHouse
let owner: Person
let backUp: Person
let awake: Person
let channel = ''
beforeAll(async () => {
  house = await openPublishingHouse([])
  const { person, grant } = house.test.house
  owner = await person('Ona Owner', { unit: house.unit })
  backUp = await person('Bea Backup', { unit: house.unit })
  for (const one of [owner, backUp]) await grant(one, 'channel-owner', { kind: 'unit', id: house.unit })
  awake = await person('Ada Awake', { unit: house.unit })
  channel = await house.openChannel('Trams', '@trams', 'x', { owner: owner.id, backUp: backUp.id })
  await house.test.add(owner, 'duty-roster', { person: awake.id, channels: [channel] }, { unit: house.unit })
}, 60_000)
afterAll(async () => await house.close())

/** An initiative that these know of, with whoever writes of it. */
const initiative = async (title: string, knownTo: readonly Person[]) => {
  const ids = [house.ana, house.approver, ...knownTo].map(({ id }) => id)
  return await house.test.add(house.kim, 'initiatives', { title, owner: house.kim.id, knownTo: ids })
}
/** A post on the channel that was changed there, about these initiatives. */
const changed = async (initiatives: readonly string[]): Promise<string> => {
  const { ana, begin, version, needs } = house
  const post = await begin(ana, 'A tram')
  const variants = [{ channel, text: null, title: null, warning: null, about: null }]
  await version(ana, post, { initiatives: [...initiatives], variants })
  const seen = { channel, kind: 'changed', thing: post, post, what: {}, capture: null } as const
  expect(await notice(needs, seen)).toBe(true)
  const { recorder, permitOf } = needs
  await openIncidents({ recorder, kinds: noticeKinds, permitOf }, post)
  return post
}
/** Who has a notice of it, and for whom a mail is planned. */
const told = async (post: string) => {
  const { db } = house.test.house.test.database
  const { id } = await db
    .selectFrom('incident')
    .select('id')
    .where('post', '=', post)
    .executeTakeFirstOrThrow()
  const rows = await db.selectFrom('notice').select(['id', 'person']).where('about', '=', id).execute()
  const ids = rows.map((row) => row.id)
  const mails = await db
    .selectFrom('mail_plan')
    .select('person')
    .where('notice', 'in', ['', ...ids])
    .execute()
  const people = (some: readonly { readonly person: string }[]) => some.map(({ person }) => person).sort()
  return { notices: people(rows), mails: people(mails) }
}
const seesIt = async (as: Person, post: string): Promise<boolean> => {
  const asker = await house.test.house.asker(as, { isTold: true })
  const { incidents } = await showIncidents(house.test.house.test.database.db, asker)
  return incidents.some((one) => one.post?.id === post)
}
const ids = (...people: readonly Person[]) => people.map(({ id }) => id).sort()

it('tells all who answer for the channel or are on duty for it of what is confined to nobody', async () => {
  const { notices, mails } = await told(await changed([]))
  expect(notices).toEqual(expect.arrayContaining(ids(owner, backUp, awake, ...house.heads)))
  expect(mails).toEqual(notices)
})

it('tells of a post that is confined only those on its list who answer for the channel, by notice and by mail', async () => {
  const post = await changed([await initiative('Secret Tram', [owner])])
  expect(await told(post)).toEqual({ notices: ids(owner), mails: ids(owner) })
  expect([await seesIt(owner, post), await seesIt(backUp, post)]).toEqual([true, false])
})

it('takes every initiative of a post, and not only one of them', async () => {
  const [one, other] = [
    await initiative('Secret Bus', [owner, backUp]),
    await initiative('Secret Boat', [backUp]),
  ]
  expect(await told(await changed([one, other]))).toEqual({ notices: ids(backUp), mails: ids(backUp) })
})

it('tells whoever wrote and approved it where nobody who answers for the channel may know', async () => {
  const post = await changed([await initiative('Secret Ferry', [])])
  expect(await told(post)).toEqual({ notices: ids(house.ana), mails: ids(house.ana) })
  expect([await seesIt(house.ana, post), await seesIt(owner, post)]).toEqual([true, false])
})
