import { sql } from 'kysely'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { commit } from '../../../records/index.ts'
import type { Db, Tx } from '../../../store/database.ts'
import { newId } from '../../../store/ids.ts'
import type { Asker } from '../asker.ts'
import type { PeoplePort } from '../needs.ts'
import { openSignInTest, type SignInTest, TestBrowser } from '../testing.ts'
import { linkEnded, makeFirstLink, makeLink, openLink, useLink } from './link.ts'
import { newCode, readCode } from './model.ts'
import { confirmLink, endLapsed, findPersonsLink } from './second-person.ts'

let t: SignInTest
const opened: SignInTest[] = []
beforeEach(async () => {
  t = await openSignInTest()
  opened.push(t)
}, 60_000)
afterAll(async () => {
  for (const one of opened) await one.close()
})

const operator = () => t.needs.people.permit({ kind: 'operator' }, 'enrolment.make')
async function firstSecret(): Promise<string> {
  const link = await makeFirstLink(t.needs, operator())
  return link?.url.split('#')[1] ?? ''
}
const open = async (secret: string) => {
  const link = await openLink(t.needs, secret)
  return 'refusal' in link ? link.refusal : 'open'
}

/** Administrators in a table, so that what one transaction has not committed another does not see. */
async function withBossesInTheDatabase({ test, needs }: SignInTest) {
  const owner = await test.connect()
  await owner.query('create table secondlook.boss (id uuid primary key)')
  const count = async (db: Db | Tx) =>
    (await sql<{ id: string }>`select id from boss`.execute(db as Tx)).rows.length
  const people: PeoplePort = {
    ...needs.people,
    hasAdministrator: async (db) => (await count(db)) > 0,
    nameFirstAdministrator: async (tx) => {
      const id = newId(needs.recorder.source)
      await sql`insert into boss values (${id})`.execute(tx)
      await new Promise((resolve) => setTimeout(resolve, 100))
      return { id, events: [{ type: 'person.added', subject: id, rows: [] }] }
    },
  }
  return { ...needs, people, count: () => count(test.database.db) }
}

describe('the link of the first administrator', () => {
  it('is kept as a digest, stands behind # and ends after an hour', async () => {
    const link = await makeFirstLink(t.needs, operator())
    expect(link?.url).toMatch(/^http:\/\/localhost:4747\/enrol#[\w-]{43}$/)
    expect(link?.endsAt).toBe('2026-11-25T13:00:00.000Z')
    const secret = link?.url.split('#')[1] ?? ''
    const rows = await t.test.database.db.selectFrom('enrolment').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(secret)
    t.clock.ms += 60 * 60_000 - 1
    expect(await open(secret)).toBe('open')
    t.clock.ms += 1
    expect(await open(secret)).toBe('link-ended')
  })

  it('is not made, and opens nothing, while there is an administrator, however there came to be one', async () => {
    const secret = await firstSecret()
    t.addPerson('Imported', true)
    expect(await open(secret)).toBe('link-ended')
    expect(await makeFirstLink(t.needs, operator())).toBe(undefined)
    const { id, ...rest } = {
      ...(await t.test.database.db.selectFrom('enrolment').selectAll().executeTakeFirstOrThrow()),
    }
    const done = await commit(t.needs.recorder, operator(), async (tx, at) => {
      const used = await useLink(t.needs, tx, at, { id, ...rest }, { name: 'Eve', email: 'eve@them.example' })
      return used
        ? { result: used, events: [{ type: 'enrolment.used', subject: id, rows: [] }] }
        : { declined: linkEnded }
    })
    expect(done.ok).toBe(false)
  })

  it('makes one administrator when two links are used at the same instant', async () => {
    const secrets = [await firstSecret(), await firstSecret()]
    const links = await Promise.all(secrets.map((secret) => openLink(t.needs, secret)))
    const needs = await withBossesInTheDatabase(t)
    const use = (n: number) =>
      commit(needs.recorder, operator(), async (tx, at) => {
        const one = links[n]
        if (!one || 'refusal' in one) throw new Error('both are open')
        const self = { name: `Person ${n}`, email: `p${n}@act.example` }
        const used = await useLink(needs, tx, at, one.link, self)
        const [first, ...rest] = used?.events ?? []
        return used && first ? { result: used.person, events: [first, ...rest] } : { declined: linkEnded }
      })
    const all = await Promise.all([use(0), use(1)])
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await needs.count()).toBe(1)
  })

  it('that nobody made is slowed down and says nothing more than one that was used', async () => {
    const browser = new TestBrowser()
    const codes: string[] = []
    for (let n = 0; n < 7; n += 1) {
      const reply = await browser.post(t.app, '/api/v1/sign-in/link', { secret: 'x'.repeat(43) })
      codes.push(reply.json().code)
    }
    expect(codes.slice(4)).toEqual(['link-ended', 'too-many', 'too-many'])
    expect(await open(await firstSecret())).toBe('open')
  })
})

describe('the link of a person', () => {
  const days = (n: number) => n * 24 * 60 * 60_000
  const asker = (id: string): Asker => ({
    ...{ person: { id, name: id }, session: 's', stepUpUntil: '2027-01-01T00:00:00.000Z' },
    via: 'session',
  })
  async function made() {
    const [ada, bea, pat] = [t.addPerson('Ada', true), t.addPerson('Bea', true), t.addPerson('Pat')]
    const permit = t.needs.people.permit({ kind: 'person', id: ada.id }, 'enrolment.make')
    const { id, url } = await makeLink(t.needs, permit, pat.id)
    const confirm = async () => {
      const link = await findPersonsLink(t.needs, id)
      if (!link) throw new Error('it is there')
      const done = await confirmLink(t.needs, asker(bea.id), link)
      return 'refusal' in done ? done.refusal : done.endsAt
    }
    return { id, pat, secret: url.split('#')[1] ?? '', confirm }
  }

  it('waits three days for a second person and no longer, and opens for a day from then on', async () => {
    const late = await made()
    t.clock.ms += days(3)
    expect(await late.confirm()).toBe('link-ended')
    const { secret, confirm } = await made()
    t.clock.ms += days(3) - 1
    expect(await open(secret)).toBe('link-not-confirmed')
    expect(await confirm()).toBe(new Date(t.clock.ms + days(1)).toISOString())
    t.clock.ms += days(1) - 1
    expect(await open(secret)).toBe('open')
    t.clock.ms += 1
    expect(await open(secret)).toBe('link-ended')
  })

  it('is ended when it has run out, so that nobody is asked about it any more', async () => {
    const { id, pat } = await made()
    const system = t.needs.people.permit({ kind: 'system', job: 'test' }, 'enrolment.end')
    await endLapsed(t.needs, system)
    expect(await t.eventsOf(pat.id)).toEqual(['enrolment.made'])
    t.clock.ms += days(3)
    await endLapsed(t.needs, system)
    await endLapsed(t.needs, system)
    expect(await t.eventsOf(pat.id)).toEqual(['enrolment.ended', 'enrolment.made'])
    expect((await findPersonsLink(t.needs, id))?.ended_at).not.toBe(null)
  })

  it('opens at once where whoever runs the host made it, and nobody can be taken for them', async () => {
    const pat = t.addPerson('Pat')
    const { url, id } = await makeLink(t.needs, operator(), pat.id)
    expect(await open(url.split('#')[1] ?? '')).toBe('open')
    expect((await findPersonsLink(t.needs, id))?.made_by).toBe('operator')
  })

  it('has a code that is never twice the same and is read however it is typed', () => {
    const codes = Array.from({ length: 50 }, () => newCode(t.needs.recorder.source.randomBytes))
    expect(new Set(codes).size).toBe(50)
    expect(codes.filter((code) => !/^([0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/.test(code))).toEqual(
      [],
    )
    expect(readCode(' 0l1i-oo22 abcd ')).toBe('01110022ABCD')
  })
})
