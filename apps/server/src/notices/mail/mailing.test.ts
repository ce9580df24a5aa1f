import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Queue } from '../../jobs/queue.ts'
import { mergePeople } from '../../people/directory/merges.ts'
import type { Person } from '../../people/index.ts'
import { mustBeDone, openTestDirectory, type TestDirectory } from '../../people/testing.ts'
import { issuePermit } from '../../records/permit.ts'
import { toLocal } from '../canberra.ts'
import { collectKinds, type NoticeKind } from '../kinds.ts'
import { usualSettings } from '../model.ts'
import { saveSettings } from '../store.ts'
import { tellAll } from '../tell.ts'
import { mailJobs, sendJob } from './job.ts'
import { lookAtMails, type MailNeeds, sendMail } from './mailing.ts'
import { sendOver } from './send.ts'
import { type Behaviour, openTestMailServer, type TestMailServer } from './testing.ts'

const kind = (name: string, isUrgent: boolean): NoticeKind => ({
  ...{
    kind: name,
    title: 'Something waits.',
    name,
    isMailed: true,
    isUrgent,
    isMustKnow: true,
    endsBy: 'deed',
  },
})
const kinds = collectKinds([kind('test.ordinary', false), kind('test.urgent', true)])

let directory: TestDirectory
let server: TestMailServer
let needs: MailNeeds
let queue: string[] = []
let ana: Person
let onDuty = new Set<string>()
let told = 0
beforeAll(async () => {
  directory = await openTestDirectory()
  server = await openTestMailServer()
  needs = {
    ...{ database: directory.test.database, source: directory.recorder.source, kinds },
    ...{ isHoliday: () => false, from: 'second-look@example.org', publicUrl: 'https://look.example.org' },
    isOnDuty: async (_db, person) => onDuty.has(person),
    put: async (_tx, mail) => void queue.push(mail),
    send: sendOver(server.place, { connectMs: 2000, idleMs: 2000, wholeMs: 4000 }),
  }
})
afterAll(async () => {
  await directory.close()
  await server.close()
})
beforeEach(async () => {
  queue = []
  onDuty = new Set()
  server.taken.splice(0)
  while (toLocal(directory.at()).weekday !== 3 || Math.floor(toLocal(directory.at()).minute / 60) !== 12)
    directory.wait(30 * 60_000)
  told += 1
  ana = await directory.person(`Ana ${told}`, { email: `ana${told}@example.org` })
})

const tellAna = (name = 'test.ordinary', recorder = directory.recorder) => {
  told += 1
  const telling = { event: `e${told}`, person: ana.id, kind: name, about: 'x', link: '/x' }
  return tellAll(recorder, issuePermit({ kind: 'system', job: 'test' }, 'notices.tell'), kinds, [telling])
}
const go = async (next: Behaviour) => {
  server.next = next
  await lookAtMails(needs)
  for (const mail of queue.splice(0)) await sendMail(needs, mail)
}
const mails = () =>
  directory.test.database.db
    .selectFrom('mail')
    .selectAll()
    .where('person', '=', ana.id)
    .orderBy('id')
    .execute()
const states = async () => (await mails()).map(({ state }) => state)
const minutes = (count: number): void => directory.wait(count * 60_000)

describe('a mail', () => {
  it('holds everything that waits, and leads to the one thing or to the list', async () => {
    await tellAna()
    await go('take')
    await tellAna()
    await tellAna()
    await go('take')
    expect(
      server.taken.map(({ text }) => /^https:\/\/look.example.org\/notices\S*/m.exec(text)?.[0]),
    ).toEqual([expect.stringMatching(/\/notices\/[0-9a-f-]{36}$/), 'https://look.example.org/notices'])
    expect(server.taken[1]?.text).toContain('Subject: 2 things wait for you in Second Look')
  })

  it('is tried again where the server says later, first after five minutes', async () => {
    await tellAna()
    await go('greylist')
    await go('take')
    expect(await states()).toEqual(['waiting'])
    minutes(5)
    await go('take')
    expect(await states()).toEqual(['sent'])
    expect(server.taken).toHaveLength(1)
  })

  it('is given up after two days of later, and still waits on screen', async () => {
    await tellAna()
    for (let hour = 0; hour < 7 * 24; hour += 3) {
      await go('full')
      minutes(180)
    }
    expect(await states()).toEqual(['given-up'])
  })

  it('is never sent again where the connection was cut off after the server began to take it', async () => {
    await tellAna()
    await go('take-and-cut')
    for (let hour = 0; hour < 72; hour++) {
      minutes(60)
      await go('take')
    }
    expect(await states()).toEqual(['unknown'])
    expect(server.taken).toHaveLength(1)
  })

  it('is never sent again where whoever was sending it is gone', async () => {
    await tellAna()
    server.next = 'take'
    await lookAtMails(needs)
    const killed = { ...needs, send: async () => Promise.reject(new Error('killed')) }
    for (const mail of queue.splice(0)) await expect(sendMail(killed, mail)).rejects.toThrow('killed')
    expect(await states()).toEqual(['sending'])
    minutes(16)
    await go('take')
    expect(await states()).toEqual(['unknown'])
    expect(server.taken).toEqual([])
  })

  it('goes after all where its job was lost', async () => {
    await tellAna()
    await lookAtMails(needs)
    queue.splice(0)
    await go('take')
    expect(await states()).toEqual(['waiting'])
    minutes(16)
    await go('take')
    expect(await states()).toEqual(['sent'])
  })

  it('is sent once by two jobs that run at the same time', async () => {
    await tellAna()
    server.next = 'take'
    await lookAtMails(needs)
    await Promise.all([...queue, ...queue, ...queue].map((mail) => sendMail(needs, mail)))
    expect(server.taken).toHaveLength(1)
  })

  it('leaves out what must wait for the morning by the time it can go, and that gets a mail then', async () => {
    onDuty.add(ana.id)
    await tellAna('test.urgent')
    await tellAna('test.ordinary')
    await go('greylist')
    minutes(9 * 60)
    await go('take')
    expect(server.taken.map(({ text }) => /Subject: (.+)\r/.exec(text)?.[1])).toEqual([
      'Something waits for you in Second Look',
    ])
    minutes(12 * 60)
    await go('take')
    expect(server.taken).toHaveLength(2)
    expect(await states()).toEqual(['sent', 'sent'])
  })

  it('is not tried again at an address that takes no mail, until there is another', async () => {
    await tellAna()
    await go('refuse-address')
    await tellAna()
    await go('take')
    expect(await states()).toEqual(['refused'])
    await directory.change(ana, { email: `anna${told}@example.org` })
    await tellAna()
    await go('take')
    expect(server.taken.map(({ to }) => to)).toEqual([`anna${told - 1}@example.org`])
  })

  it('goes to the entry that stands for somebody, in the hours that they chose there', async () => {
    const second = await directory.person(`Anna ${told}`, { email: `second${told}@example.org` })
    await tellAna()
    mustBeDone(
      await directory.commit((tx, { at, source }) =>
        mergePeople(tx, { at, source }, { kept: second.id, merged: ana.id, reason: 'a test' }),
      ),
    )
    const hours = { weekdays: [3], from: 15 * 60, until: 17 * 60 }
    await saveSettings(directory.test.database.scratch, second.id, { ...usualSettings, hours })
    await go('take')
    expect(server.taken).toEqual([])
    minutes(3 * 60)
    await go('take')
    expect(server.taken.map(({ to }) => to)).toEqual([second.email])
  })

  it('about something urgent goes within the hour after somebody goes on duty at night', async () => {
    minutes(10 * 60)
    await tellAna('test.urgent')
    await go('take')
    expect(server.taken).toEqual([])
    onDuty.add(ana.id)
    minutes(60)
    await go('take')
    expect(server.taken).toHaveLength(1)
  })

  it('is dropped where all is done or its reader has left', async () => {
    await tellAna()
    await lookAtMails(needs)
    await directory.change(ana, { isActive: false })
    await go('take')
    for (const mail of queue.splice(0)) await sendMail(needs, mail)
    minutes(16)
    await go('take')
    expect(await states()).toEqual(['dropped'])
    expect(server.taken).toEqual([])
  })
})

describe('on the real queue', () => {
  it('goes out by itself after what was told', async () => {
    server.next = 'take'
    const open: { queue?: Queue } = {}
    const onQueue: MailNeeds = {
      ...needs,
      put: async (tx, mail) => void (await open.queue?.put(tx, sendJob, { subject: mail })),
    }
    const queue = await Queue.open(directory.test.source, () => undefined)
    open.queue = queue
    await queue.declare(mailJobs(onQueue))
    await queue.work()
    await tellAna('test.ordinary', {
      ...directory.recorder,
      enqueue: (tx, event) => queue.putAfter(tx, event),
    })
    for (let tried = 0; tried < 200 && server.taken.length === 0; tried++) await sleep(50)
    await queue.close()
    expect(server.taken.map(({ to }) => to)).toEqual([ana.email])
    expect(await states()).toEqual(['sent'])
  })
})
