import { setTimeout as sleep } from 'node:timers/promises'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeApi } from '../../http/api.ts'
import { guardRoutes } from '../../http/guard.ts'
import { issuePermit } from '../../records/permit.ts'
import { decide } from '../access/decide.ts'
import { type AskerOf, accessGate } from '../access/gate.ts'
import type { Person } from '../directory/model.ts'
import { mustBeDone, openTestDirectory, type TestDirectory } from '../testing.ts'
import { collectionNotices } from './collection-notices.ts'
import { answerEvenly } from './even-answer.ts'
import { waitsForNotice } from './gate-act.ts'
import { heldSentence } from './held.ts'
import { askGate, issueNotice, tellOfNotice } from './issue-notice.ts'
import { peopleHold } from './people-hold.ts'
import { recordRead } from './record-read.ts'
import { privacyRoutes } from './routes.ts'
import { decideLogging, startFor, type Told } from './start-gate.ts'
import { decideNotice, type SurveillanceSays } from './surveillance.ts'
import { gatedItems, type LoggedItem } from './what-is-logged.ts'

const dayMs = 86_400_000
const says: SurveillanceSays = {
  kind: 'data',
  device: 'Second Look itself, which writes a record of each act.',
  how: 'Each act is written down when it is done, with who did it.',
  who: 'Whoever writes, reviews, approves or publishes official posts.',
  isContinuous: true,
  until: null,
  purposesOfUse: ['A full and accurate record of official posts.'],
  purposesOfDisclosure: ['Whoever may ask by law.'],
  mayBeUsedAgainst: false,
  consult: 'Your union or you yourself, with the privacy officer, until it begins.',
}

let directory: TestDirectory
let app: FastifyInstance
let officer: Person
const signedIn = new Map<string, Person>()
let hasSteppedUp = true
beforeAll(async () => {
  directory = await openTestDirectory()
  officer = await directory.person('Odile')
  await directory.grant(officer, 'privacy-officer')
  app = await makeApi({ onFault: (error) => expect.unreachable(error.message), version: '0.0.0' })
  const askerOf: AskerOf = async ({ headers }) => {
    const person = signedIn.get(String(headers['x-test']))
    return person && (await directory.asker(person, { hasSteppedUp }))
  }
  guardRoutes(app, accessGate(askerOf))
  privacyRoutes(app, {
    recorder: directory.recorder,
    askerOf,
    holds: [peopleHold],
    evenness: { nowMs: () => performance.now(), sleep, slotMs: 250, sizeBytes: 4096 },
  })
})
afterAll(async () => {
  await app.close()
  await directory.close()
})

const inDays = (days: number): string => new Date(directory.clock.now + days * dayMs).toISOString()
const ask = (person: Person, url: string, payload?: object) => {
  signedIn.set(person.id, person)
  return app.inject({
    ...{ method: payload ? 'POST' : 'GET', url: `/api/v1/privacy/${url}` },
    ...{ headers: { 'x-test': person.id }, ...(payload && { payload }) },
  })
}
const issue = (items: readonly LoggedItem[] = gatedItems) =>
  directory.commit((tx, needs) => issueNotice(tx, needs, { says, items, startsAt: inDays(15) }))
const tellPerson = (person: Person, isAgreed = false) =>
  directory.commit((tx, needs) => tellOfNotice(tx, needs, { person: person.id, how: 'on-paper', isAgreed }))
const gate = (person: Person, item: LoggedItem) =>
  askGate(directory.test.database.db, { people: [person.id], item, at: directory.at() })

describe('the start gate', () => {
  const told: Told = { items: ['acts'], startsAt: '2026-08-01T00:00:00.000Z', endedAt: null }

  for (const [says2, item, given, at, may] of [
    ['nothing before somebody is told', 'acts', [], '2026-09-01T00:00:00.000Z', false],
    ['nothing before it begins', 'acts', [told], '2026-07-31T23:59:59.999Z', false],
    ['what the notice lists, once it has begun', 'acts', [told], '2026-08-01T00:00:00.000Z', true],
    ['nothing that the notice does not list', 'sealed-readings', [told], '2026-09-01T00:00:00.000Z', false],
    [
      'nothing after it has ended',
      'acts',
      [{ ...told, endedAt: '2026-08-10T00:00:00.000Z' }],
      '2026-08-10T00:00:00.000Z',
      false,
    ],
    ['what is no surveillance, at any time', 'leave', [], '2026-07-01T00:00:00.000Z', true],
  ] as const) {
    it(`lets be logged ${says2}`, () => expect(decideLogging(item, given, at).mayLog).toBe(may))
  }

  it('says from when, and that the act waits', () => {
    expect(decideLogging('acts', [told], '2026-07-20T00:00:00.000Z')).toMatchObject({
      ...{ mayLog: false, so: 'act-waits', from: told.startsAt },
    })
  })

  it('begins fourteen days after somebody was told, sooner if they agree, and never before the notice', () => {
    const notice = (noticeStartsAt: string, isAgreed: boolean) =>
      startFor({ noticeStartsAt, isAgreed }, '2026-07-10T00:00:00.000Z')
    expect(notice('2026-07-01T00:00:00.000Z', false)).toBe('2026-07-24T00:00:00.000Z')
    expect(notice('2026-07-01T00:00:00.000Z', true)).toBe('2026-07-10T00:00:00.000Z')
    expect(notice('2026-08-01T00:00:00.000Z', true)).toBe('2026-08-01T00:00:00.000Z')
  })

  it('opens for each person by themselves, and a newer version does not close it', async () => {
    const ana = await directory.person('Ana')
    const bo = await directory.person('Bo')
    mustBeDone(await issue())
    mustBeDone(await tellPerson(ana))
    expect((await tellPerson(ana)).ok).toBe(false)
    expect((await gate(ana, 'acts')).mayLog).toBe(false)
    directory.wait(16 * dayMs)
    expect((await gate(ana, 'acts')).mayLog).toBe(true)
    expect((await gate(bo, 'acts')).mayLog).toBe(false)
    mustBeDone(await issue())
    expect((await gate(ana, 'acts')).mayLog).toBe(true)
    mustBeDone(await tellPerson(bo, true))
    expect((await gate(bo, 'acts')).mayLog).toBe(false)
    directory.wait(16 * dayMs)
    expect((await gate(bo, 'acts')).mayLog).toBe(true)
  })
})

describe('an act that is recorded as surveillance', () => {
  it('waits for the notice with a sentence that says so, and no other act does', async () => {
    const hal = await directory.person('Hal')
    await directory.grant(hal, 'approver')
    const refusal = async (act: 'post.approve' | 'notice.end') =>
      waitsForNotice(await directory.asker(hal), act)
    const mayApprove = async () =>
      decide(await directory.asker(hal), 'post.approve', { person: 'whoever wrote it' }).may
    expect(await refusal('notice.end')).toBeUndefined()
    expect(await refusal('post.approve')).toContain('Read the notice')
    expect(await mayApprove()).toBe(false)
    mustBeDone(await issue())
    mustBeDone(await tellPerson(hal))
    expect(await refusal('post.approve')).toContain('It begins on 20')
    expect(await mayApprove()).toBe(false)
    directory.wait(16 * dayMs)
    expect(await refusal('post.approve')).toBeUndefined()
    expect(await mayApprove()).toBe(true)
  })
})

describe('the notice of surveillance', () => {
  it('is complete, of things that there are, and not after the fact', () => {
    const at = '2026-07-01T00:00:00.000Z'
    const whole = { says, items: gatedItems, startsAt: '2026-07-15T00:00:00.000Z' }
    expect(decideNotice(whole, at)).toEqual([])
    for (const [change, path] of [
      [{ says: { ...says, how: ' ' } }, 'says.how'],
      [{ says: { ...says, consult: '' } }, 'says.consult'],
      [{ says: { ...says, purposesOfDisclosure: [] } }, 'says.purposesOfDisclosure'],
      [{ items: [] }, 'items'],
      [{ items: ['keystrokes'] }, 'items'],
      [{ items: ['acts', 'leave'] }, 'items'],
      [{ startsAt: '2026-06-30T23:59:59.999Z' }, 'startsAt'],
      [{ says: { ...says, until: '2026-07-01' } }, 'says.until'],
    ] as const)
      expect(decideNotice({ ...whole, ...change }, at).map((one) => one.path)).toEqual([path])
  })

  it('is issued by a privacy officer who has confirmed that it is they, and by nobody else', async () => {
    const ana = await directory.person('Ana')
    const body = { says, items: gatedItems, startsAt: inDays(20) }
    expect((await ask(ana, 'surveillance-notice', body)).statusCode).toBe(403)
    hasSteppedUp = false
    expect((await ask(officer, 'surveillance-notice', body)).json().code).toBe('step-up-needed')
    hasSteppedUp = true
    const early = await ask(officer, 'surveillance-notice', { ...body, startsAt: inDays(-1) })
    expect(early.json().fields).toEqual([{ path: 'startsAt', says: expect.stringContaining('from now on') }])
    expect((await ask(officer, 'surveillance-notice', body)).statusCode).toBe(201)
  })

  it('is read by everybody with the whole list, and that they have read it is written down once', async () => {
    const ana = await directory.person('Ana')
    const before = (await ask(ana, 'surveillance-notice')).json()
    expect(before.told).toBeNull()
    expect(before.logged.length).toBeGreaterThan(5)
    const { version } = before.notice
    const seen = { version, isAgreed: true }
    expect((await ask(ana, 'surveillance-notice/seen', { ...seen, version: version - 1 })).statusCode).toBe(
      409,
    )
    expect((await ask(ana, 'surveillance-notice/seen', seen)).statusCode).toBe(204)
    expect((await ask(ana, 'surveillance-notice/seen', seen)).statusCode).toBe(204)
    expect((await ask(ana, 'surveillance-notice')).json().told).toMatchObject({ isAgreed: true })
  })
})

describe('a recorded reading', () => {
  const permit = () => issuePermit({ kind: 'person', id: officer.id }, 'case.read')
  const read = (people: readonly string[]) =>
    recordRead(directory.recorder, permit(), {
      read: 'case.open',
      about: 'case-7',
      people,
      reason: 'my case',
    })
  const count = async () =>
    (
      await directory.test.database.db
        .selectFrom('event')
        .select('id')
        .where('type', '=', 'case.opened')
        .execute()
    ).length

  it('waits until whoever reads has been told that it is logged, and is not shown before', async () => {
    const cleo = await directory.person('Cleo')
    expect(await read([cleo.id])).toMatchObject({ ok: false, from: null })
    expect(await count()).toBe(0)
    mustBeDone(await issue())
    mustBeDone(await tellPerson(cleo))
    directory.wait(16 * dayMs)
    expect(await read([cleo.id])).toEqual({ ok: true })
    expect(await count()).toBe(1)
  })
})

describe('what is held about me', () => {
  it('lists entries, roles and leave with why, who sees it and how long', async () => {
    const dana = await directory.person('Dana')
    await directory.grant(dana, 'approver')
    const held = (await ask(dana, 'held')).json()
    expect(held.things.map(({ item }: { item: string }) => item)).toEqual(['directory-entry', 'roles'])
    for (const thing of held.things)
      for (const member of ['says', 'since', 'why', 'seenBy', 'kept']) expect(thing[member]).toBeTruthy()
    expect(held.sentence).toBe(heldSentence)
    expect((await app.inject('/api/v1/privacy/held')).statusCode).toBe(401)
  })

  it('has the same bytes and length whether or not there is something confidential', async () => {
    const names = ['Eli Marsh', 'Fay North'] as const
    const [eli, fay] = [await directory.person(names[0]), await directory.person(names[1])]
    // About Fay there is a case, which an officer has been told of and has opened.
    const reader = await directory.person('Gus')
    mustBeDone(await tellPerson(reader, true))
    directory.wait(30 * dayMs)
    const opened = await recordRead(directory.recorder, issuePermit({ kind: 'operator' }, 'case.read'), {
      ...{ read: 'case.open', about: `case-8`, people: [reader.id], reason: fay.id },
    })
    expect(opened.ok).toBe(true)

    const bodies: Record<string, string> = {}
    for (const person of [fay, eli]) bodies[person.id] = (await ask(person, 'held')).body
    const plain = (person: Person) =>
      (bodies[person.id] ?? '')
        .replaceAll(person.id, 'ID')
        .replaceAll(person.name, 'NAME')
        .replaceAll(person.since, 'AT')
    expect(plain(fay)).toBe(plain(eli))
    expect(Buffer.byteLength(bodies[fay.id] ?? '') % 4096).toBe(0)
    expect(Buffer.byteLength(bodies[fay.id] ?? '')).toBe(Buffer.byteLength(bodies[eli.id] ?? ''))
  })

  it('leaves at a slot of time and at a size, however long it took and however much it is', async () => {
    const slept: number[] = []
    let now = 0
    const evenly = (tookMs: number, length: number) =>
      answerEvenly(
        {
          ...{ nowMs: () => now, slotMs: 100, sizeBytes: 256 },
          sleep: async (ms) => void slept.push(ms),
        },
        async () => {
          now += tookMs
          return { text: 'x'.repeat(length) }
        },
      )
    const answers = [await evenly(10, 5), await evenly(99, 200), await evenly(130, 400)]
    expect(answers.map((one) => one.length)).toEqual([256, 256, 512])
    expect(slept).toEqual([90, 1, 70])
    expect(answers.map((one) => Object.keys(JSON.parse(one)))).toEqual([
      ['text', 'padding'],
      ['text', 'padding'],
      ['text', 'padding'],
    ])
  })
})

describe('a form', () => {
  it('says what it collects, why, who sees it, how long and where to complain', async () => {
    for (const { form, mayBeDisclosed } of collectionNotices) {
      const reply = await app.inject(`/api/v1/privacy/collection-notices/${form}`)
      expect(reply.statusCode).toBe(200)
      const { collects, why, seenBy, kept, ifNot, complaint, disclosed } = reply.json()
      for (const words of [collects, why, seenBy, kept, ifNot, complaint])
        expect(words.length).toBeGreaterThan(3)
      expect(disclosed !== null).toBe(mayBeDisclosed)
    }
    expect((await app.inject('/api/v1/privacy/collection-notices/unheard-of')).statusCode).toBe(404)
  })
})
