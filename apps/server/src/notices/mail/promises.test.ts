import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDirectory, type TestDirectory } from '../../people/testing.ts'
import { issuePermit } from '../../records/permit.ts'
import { toLocal } from '../canberra.ts'
import { isWithin, usualHours } from '../hours.ts'
import { collectKinds, type NoticeKind } from '../kinds.ts'
import type { MailMode, NoticeSettings } from '../model.ts'
import { listWaiting, saveSettings } from '../store.ts'
import { done, tellAll } from '../tell.ts'
import { lookAtMails, type MailNeeds, sendMail } from './mailing.ts'
import { sendOver } from './send.ts'
import { type Behaviour, behaviours, openTestMailServer, type TestMailServer } from './testing.ts'

const seed = 20261125
const runs = 15
const minuteMs = 60_000

const kind = (name: string, more: Partial<NoticeKind>): NoticeKind => ({
  ...{ kind: name, title: 'Something waits.', name, isMailed: true, isUrgent: false, isMustKnow: false },
  ...{ endsBy: 'deed', ...more },
})
const kinds = collectKinds([
  kind('test.ordinary', {}),
  kind('test.urgent', { isUrgent: true }),
  kind('test.must-know', { isMustKnow: true }),
  kind('test.on-screen', { isMailed: false }),
])
const kindNames = [...kinds.keys()]
const people = 3

type Step =
  | { readonly do: 'tell'; readonly who: number; readonly kind: number; readonly event: number }
  | { readonly do: 'done'; readonly event: number }
  | { readonly do: 'settings'; readonly who: number; readonly mail: MailMode; readonly isOff: boolean }
  | { readonly do: 'hours'; readonly who: number; readonly from: number; readonly for: number }
  | { readonly do: 'duty'; readonly who: number; readonly isOn: boolean }
  | { readonly do: 'wait'; readonly minutes: number }
  | { readonly do: 'look' }
  | { readonly do: 'run'; readonly server: Behaviour; readonly crash: Crash; readonly isTwice: boolean }
  | { readonly do: 'lose-jobs' }
type Crash = 'none' | 'before' | 'after'

const who = fc.nat(people - 1)
const event = fc.nat(7)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('tell' as const), who, kind: fc.nat(3), event }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('done' as const), event }) },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{ do: fc.constant('settings' as const), who, isOff: fc.boolean() },
      mail: fc.constantFrom<MailMode>('at-once', 'daily', 'must-know'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      ...{
        do: fc.constant('hours' as const),
        who,
        from: fc.nat(1200),
        for: fc.integer({ min: 121, max: 239 }),
      },
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('duty' as const), who, isOn: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat(40) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.nat(900) }) },
  { weight: 2, arbitrary: fc.constant({ do: 'look' as const }) },
  {
    weight: 7,
    arbitrary: fc.record({
      ...{
        do: fc.constant('run' as const),
        server: fc.constantFrom<Behaviour>(...behaviours, 'take-and-cut', 'take-and-cut', 'greylist'),
        isTwice: fc.boolean(),
      },
      crash: fc.constantFrom<Crash>('none', 'none', 'before', 'after'),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: 'lose-jobs' as const }) },
)

let directory: TestDirectory
let server: TestMailServer
beforeAll(async () => {
  directory = await openTestDirectory()
  server = await openTestMailServer()
})
afterAll(async () => {
  await directory.close()
  await server.close()
})

let made = 0
/** People of their own for each run, and everything that the promises are about. */
async function openWorld() {
  made += 1
  // Wednesday at noon, so that there is something to break.
  while (toLocal(directory.at()).weekday !== 3 || Math.floor(toLocal(directory.at()).minute / 60) !== 12)
    directory.wait(30 * minuteMs)
  const ids: string[] = []
  for (let n = 0; n < people; n++)
    ids.push((await directory.person(`P${made}-${n}`, { email: `p${made}-${n}@example.org` })).id)
  const settings = new Map<string, NoticeSettings>(
    ids.map((id) => [id, { mail: 'at-once', digestMinute: 480, hours: null, kindsOff: [] }]),
  )
  const onDuty = new Set<string>()
  const queue: string[] = []
  const sent: {
    readonly at: string
    readonly isOpen: boolean
    readonly isOnDuty: boolean
    readonly mail: string
  }[] = []
  const world = {
    number: made,
    ids,
    settings,
    onDuty,
    queue,
    sent,
    crash: 'none' as Crash,
    needs: undefined as never as MailNeeds,
  }
  const over = sendOver(server.place, { connectMs: 2000, idleMs: 2000, wholeMs: 4000 })
  world.needs = {
    ...{ database: directory.test.database, source: directory.recorder.source, kinds },
    ...{ isHoliday: () => false, from: 'second-look@example.org', publicUrl: 'https://look.example.org' },
    isOnDuty: async (_db, person) => onDuty.has(person),
    put: async (_tx, mail) => void queue.push(mail),
    send: async (question) => {
      const person = ids[Number(/-(\d)@/.exec(question.to)?.[1])] ?? ''
      const hours = settings.get(person)?.hours ?? usualHours
      sent.push({
        at: directory.at(),
        isOpen: isWithin(hours, () => false, directory.at()),
        isOnDuty: onDuty.has(person),
        mail: /^Message-ID: <([^@]+)@/m.exec(Buffer.from(question.bytes).toString())?.[1] ?? '',
      })
      if (world.crash === 'before') throw new Error('killed before')
      const outcome = await over(question)
      if (world.crash === 'after') throw new Error('killed after')
      return outcome
    },
  }
  return world
}
type World = Awaited<ReturnType<typeof openWorld>>

const system = () => issuePermit({ kind: 'system', job: 'test' }, 'notices.tell')

async function runJobs(world: World, isTwice: boolean): Promise<void> {
  for (const mail of world.queue.splice(0)) {
    const jobs = isTwice ? [mail, mail] : [mail]
    await Promise.all(jobs.map((one) => sendMail(world.needs, one).catch(() => undefined)))
  }
}

async function take(world: World, one: Step): Promise<void> {
  const { ids, settings, onDuty, needs } = world
  const { scratch } = directory.test.database
  const wish = async (n: number, change: Partial<NoticeSettings>): Promise<void> => {
    const person = ids[n] ?? ''
    const wanted = { ...(settings.get(person) as NoticeSettings), ...change }
    settings.set(person, wanted)
    await saveSettings(scratch, person, wanted)
  }
  switch (one.do) {
    case 'tell': {
      directory.clock.now += 1000
      const about = `${ids[0]}-${one.event}`
      const telling = { event: about, person: ids[one.who] ?? '', kind: kindNames[one.kind] ?? '', about }
      await tellAll(directory.recorder, system(), kinds, [{ ...telling, link: '/x' }])
      return
    }
    case 'done':
      await directory.commit(async (tx, { at }) => {
        const [first, ...more] = await done(tx, at, { about: `${ids[0]}-${one.event}` })
        return first ? { result: undefined, events: [first, ...more] } : { declined: 'nothing' }
      })
      return
    case 'settings':
      return await wish(one.who, { mail: one.mail, kindsOff: one.isOff ? ['test.ordinary'] : [] })
    case 'hours':
      return await wish(one.who, {
        hours: { weekdays: [1, 2, 3, 4, 5, 6, 7], from: one.from, until: one.from + one.for },
      })
    case 'duty': {
      const person = ids[one.who] ?? ''
      if (one.isOn) onDuty.add(person)
      else onDuty.delete(person)
      return
    }
    case 'wait':
      return directory.wait(one.minutes * minuteMs)
    case 'look':
      return await lookAtMails(needs)
    case 'lose-jobs':
      await lookAtMails(needs)
      world.queue.splice(0)
      return
    case 'run':
      await lookAtMails(needs)
      server.next = one.server
      world.crash = one.crash
      await runJobs(world, one.isTwice)
      world.crash = 'none'
      return
  }
}

/** Lets a fortnight go by in which everything works. */
async function settle(world: World): Promise<void> {
  server.next = 'take'
  for (let hour = 0; hour < 14 * 24; hour += 2) {
    directory.wait(120 * minuteMs)
    await lookAtMails(world.needs)
    await runJobs(world, false)
  }
}

const ofKind = new Map(kinds)

it(`tells once, in the hours, and loses nothing, whatever breaks (seed ${seed}, ${runs} runs)`, async () => {
  const property = fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
    const world = await openWorld()
    server.taken.splice(0)
    for (const one of steps) await take(world, one)
    await settle(world)

    const { db } = directory.test.database
    const notices = await db.selectFrom('notice').selectAll().where('person', 'in', world.ids).execute()
    const inMail = await db
      .selectFrom('mail_notice')
      .innerJoin('mail', 'mail.id', 'mail_notice.mail')
      .select(['notice', 'mail', 'state'])
      .where('person', 'in', world.ids)
      .execute()

    // Never two mails for one notice.
    const ids = server.taken.map(({ messageId }) => messageId)
    expect(new Set(ids).size).toBe(ids.length)
    const taken = inMail.filter(({ mail }) => ids.includes(mail))
    expect(new Set(taken.map(({ notice }) => notice)).size).toBe(taken.length)

    // Never in quiet hours unless urgent, and then only to somebody on duty.
    for (const { isOpen, isOnDuty, mail } of world.sent) {
      if (isOpen) continue
      const held = inMail.filter((one) => one.mail === mail).map(({ notice }) => notice)
      const isUrgent = notices.some(({ id, kind: name }) => held.includes(id) && ofKind.get(name)?.isUrgent)
      expect({ isUrgent, isOnDuty }).toEqual({ isUrgent: true, isOnDuty: true })
    }

    // Nothing lost: on screen until done, and in a mail whose end is known where one must know of it.
    const waiting = await listWaiting(db, { people: world.ids, limit: 1000 })
    expect(waiting.map(({ id }) => id).sort()).toEqual(
      notices.flatMap(({ id, done_at }) => (done_at === null ? [id] : [])).sort(),
    )
    const refused = new Set(
      (await db.selectFrom('mail_refused').select('email').execute()).map(({ email }) => email),
    )
    const isRefused = (person: string): boolean =>
      refused.has(`p${world.number}-${world.ids.indexOf(person)}@example.org`)
    for (const { id, kind: name, person, done_at } of notices) {
      if (!ofKind.get(name)?.isMustKnow || done_at !== null || isRefused(person)) continue
      expect(inMail.filter(({ notice }) => notice === id).map(({ state }) => state)).toEqual([
        expect.stringMatching(/^(sent|unknown|refused|given-up)$/),
      ])
    }
    const open = inMail.filter(({ state }) => state === 'waiting' || state === 'sending')
    expect(open).toEqual([])
    const plans = await db.selectFrom('mail_plan').selectAll().where('person', 'in', world.ids).execute()
    expect(plans).toEqual([])
  })
  await fc.assert(property, { seed, numRuns: runs })
}, 300_000)
