import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { isOnDutyForNotice } from './notice-duty.ts'
import { collectKinds, type NoticeKind, tellAll } from './notices/index.ts'
import { lookAtMails, type MailNeeds, sendMail } from './notices/mail/mailing.ts'
import type { Person } from './people/index.ts'
import type { NewEvent } from './records/index.ts'
import { issuePermit } from './records/permit.ts'
import { openTestRegisters, type TestRegisters } from './registers/testing.ts'

const hour = 3_600_000
const kind = (name: string, isUrgent: boolean): NoticeKind => ({
  ...{ kind: name, title: 'Something waits.', name, isMailed: true, isUrgent },
  ...{ isMustKnow: true, endsBy: 'deed' },
})
const urgent = 'publishing.held-up'
const incident = 'cases.incident'
const kinds = collectKinds([kind(urgent, true), kind(incident, true), kind('posts.approved', false)])

let test: TestRegisters
let head: Person
let ann: Person
let ben: Person
let paths: string
let trees: string
let sent: string[] = []
let needs: MailNeeds
const queue: string[] = []
beforeAll(async () => {
  test = await openTestRegisters()
  const { house } = test
  head = await house.person('Hana Head')
  await house.grant(head, 'communications-head')
  ann = await house.person('Ann Awake', { email: 'ann@example.org' })
  ben = await house.person('Ben Asleep', { email: 'ben@example.org' })
  const channel = async (title: string, address: string) =>
    await test.add(head, 'channels', {
      ...{ title, platform: 'x', address, purpose: 'News', owner: ann.id, backUp: ben.id },
    })
  paths = await channel('Paths', '@parkpaths')
  trees = await channel('Trees', '@citytrees')
  await keepPosts()
  needs = {
    ...{ database: house.test.database, source: house.recorder.source, kinds, isOnDuty: isOnDutyForNotice },
    ...{ isHoliday: () => false, from: 'look@example.org', publicUrl: 'https://look.example.org' },
    put: async (_tx, mail) => void queue.push(mail),
    send: async ({ to }) => {
      sent.push(to)
      return { kind: 'sent' }
    },
  }
  // Two at night, on a Thursday in Canberra.
  house.clock.now = Date.parse('2026-07-01T16:00:00.000Z')
})
beforeEach(() => {
  sent = []
})
afterAll(async () => {
  expect(test.faults).toEqual([])
  await test.close()
})

/** A post for one channel and an incident on the other, as their contexts keep them. */
const keepPosts = async () =>
  await test.house.commit(async (tx, { at }) => {
    await sql`insert into post (id, kind, begun_by, begun_at) values ('post', 'post', ${ann.id}, ${at})`.execute(
      tx,
    )
    await sql`insert into post_standing (id, post, state, kind, channels, initiatives, authors, waits_for, title,
      campaign, words, from_at) values ('standing', 'post', 'approved', 'post', ${[paths]}, '{}', '{}', '{}', '',
      '', '', ${at})`.execute(tx)
    await sql`insert into channel_sighting (id, channel, kind, thing, what, at)
      values ('sighting', ${trees}, 'unapproved', 'x', '{}', ${at})`.execute(tx)
    await sql`insert into incident (id, kind, sighting, channel, at)
      values ('incident', 'unapproved', 'sighting', ${trees}, ${at})`.execute(tx)
    const rows = [
      ...[{ table: 'post', key: 'post' } as const, { table: 'post_standing', key: 'standing' } as const],
      ...[{ table: 'channel_sighting', key: 'sighting' } as const],
      { table: 'incident', key: 'incident' } as const,
    ]
    const event: NewEvent = { type: 'test.kept', subject: 'post', parts: {}, rows }
    return { result: undefined, events: [event] }
  })

let told = 0
const tell = async (people: readonly Person[], name: string, about: string): Promise<void> => {
  told += 1
  const tellings = people.map(({ id }) => ({
    ...{ event: `e${told}`, person: id, kind: name, about, link: '/x' },
  }))
  await tellAll(
    test.house.recorder,
    issuePermit({ kind: 'system', job: 'test' }, 'notice.tell'),
    kinds,
    tellings,
  )
}
const look = async (): Promise<readonly string[]> => {
  await lookAtMails(needs)
  for (const mail of queue.splice(0)) await sendMail(needs, mail)
  return sent.splice(0).toSorted()
}

it('sends what is urgent at two at night to whoever is on duty, and at seven to the other', async () => {
  const until = new Date(test.house.clock.now + 12 * hour).toISOString()
  await test.add(head, 'duty-roster', { person: ann.id, channels: [paths] }, { until })
  await tell([ann, ben], urgent, 'post')
  expect(await look()).toEqual(['ann@example.org'])
  test.house.clock.now = Date.parse('2026-07-01T20:59:00.000Z')
  expect(await look()).toEqual([])
  test.house.clock.now = Date.parse('2026-07-01T21:00:00.000Z')
  expect(await look()).toEqual(['ben@example.org'])
})

it('wakes nobody about what is not urgent, or about a channel that they are not on duty for', async () => {
  test.house.clock.now = Date.parse('2026-07-02T16:00:00.000Z')
  const until = new Date(test.house.clock.now + 12 * hour).toISOString()
  await test.add(head, 'duty-roster', { person: ann.id, channels: [paths] }, { until })
  await test.add(head, 'duty-roster', { person: ben.id, channels: [trees] }, { until })
  await tell([ann, ben], 'posts.approved', 'post')
  expect(await look()).toEqual([])
  await tell([ann, ben], incident, 'incident')
  expect(await look()).toEqual(['ben@example.org'])
  await tell([ann, ben], urgent, 'post')
  expect(await look()).toEqual(['ann@example.org'])
})

it('wakes anyone on duty where nobody can tell which channel it is about', async () => {
  await tell([ann, ben], urgent, 'a post that names no channel yet')
  expect(await look()).toEqual(['ann@example.org', 'ben@example.org'])
})
