import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Behind, platformsBehind } from '../../../../../platforms/behind.ts'
import { makeProgramme } from '../../../../../platforms/doubles/misbehave.ts'
import { openIncidents } from '../../cases/incidents/jobs.ts'
import { Out, type OutRequest } from '../../net/out.ts'
import { noticeKinds } from '../../notice-kinds.ts'
import { findSendable, findShown } from '../../posts/index.ts'
import { openPublishingHouse, type PublishingHouse } from '../testing.ts'
import { type ReadBackAs, type WrongKind, wrongKinds, wrongTexts } from './wrong-text.ts'

const kinds = Object.keys(wrongKinds) as WrongKind[]
/** The real ones and the double that changes most in every run; all of them where somebody asks for it. */
const tried = platformsBehind.filter(
  ({ name }) => process.env['WRONG_TEXT'] === 'all' || /Bluesky|WordPress|MediaWiki|Discourse/.test(name),
)
const there = tried.filter(({ isThere }) => isThere)
const cells = tried.flatMap(({ name, isThere }) =>
  kinds.flatMap((kind) => {
    const becomes = wrongTexts[name]?.[kind]
    return becomes ? [{ name, kind, isThere, ...becomes }] : []
  }),
)

let house: PublishingHouse
const behind = new Map<string, Behind>()
const channels = new Map<string, string>()
const posts = new Map<string, string>()
const version = 1

beforeAll(async () => {
  const clock = { now: (): number => Date.now() }
  for (const { name, start } of there) behind.set(name, await start(makeProgramme(), () => clock.now()))
  const allow = [...behind.values()].map(({ at }) => at)
  const out = new Out({ allow: new Set(allow.map((one) => new URL(one).host)), now: () => clock.now() })
  house = await openPublishingHouse(allow, {
    out: { send: async (asked) => await out.send(tampered(asked)) },
  })
  // The real ones know the day. What is written here takes the clock of the house on, so that it begins behind: by less than makes a post late.
  house.test.house.clock.now = Date.now() - 600_000
  clock.now = () => house.test.house.clock.now
  for (const { name, isTitled } of there) {
    const place = behind.get(name)
    if (!place) throw new Error(`${name} was started`)
    const channel = await house.connect({ ...place.signIn, service: place.at })
    channels.set(name, channel)
    for (const one of cells.filter((cell) => cell.name === name)) {
      const title = `A notice about ${one.kind} on trams`
      const variants = [{ channel, text: null, title, warning: null, about: null }]
      const body = { text: wrongKinds[one.kind].text, ...(isTitled && { variants }) }
      posts.set(`${name} ${one.kind}`, await house.approved(body, [channel]))
    }
  }
  house.test.house.clock.now = Math.max(house.test.house.clock.now, Date.now())
  // What strangers do not see at once is looked for a while before anybody is told.
  for (let turn = 0; turn < 12; turn++) {
    await house.work()
    house.test.house.wait(900_000)
  }
}, 120_000)
afterAll(async () => {
  await house.close()
  for (const { stop } of behind.values()) await stop()
})

/** The platform takes something else than it was sent: another address in a link, or another day. */
function tampered(asked: OutRequest): OutRequest {
  if (asked.method === 'GET' || typeof asked.body !== 'string') return asked
  const body = asked.body.replaceAll('www.act.gov.au', 'www.bad.gov.au')
  if (body.includes(wrongKinds.dated.text)) return { ...asked, body: datedBack(body) }
  if (!body.includes(wrongKinds.later.text) || !/wp-json|rest_route/.test(asked.address))
    return { ...asked, body }
  const later = { ...JSON.parse(body), status: 'future', date_gmt: '2099-01-01T00:00:00' }
  return { ...asked, body: JSON.stringify(later) }
}

/** As a post of 3 March: on Bluesky by what the record says of itself, on WordPress by what the site is told. */
function datedBack(body: string): string {
  const post = JSON.parse(body)
  return JSON.stringify(
    post.record === undefined
      ? { ...post, date_gmt: '2026-03-03T01:00:00' }
      : { ...post, record: { ...post.record, createdAt: '2026-03-03T01:00:00.000Z' } },
  )
}

const publicationOf = async (post: string) =>
  (await house.test.send(house.approver, 'GET', `/posts/${post}/publications`)).body.publications[0]
const writtenIn = (shown: { readonly parts: readonly { readonly runs: readonly { text: string }[] }[] }) =>
  shown.parts.map(({ runs }) => runs.map(({ text }) => text).join('')).join('\n')

describe.each(cells)('$kind on $name', ({ name, kind, isThere, warned, read }) => {
  it.skipIf(!isThere)(
    `is ${warned === null ? 'not warned of' : 'warned of'}, and is read back ${read}`,
    async () => {
      const post = posts.get(`${name} ${kind}`) ?? ''
      const due = { post, channel: channels.get(name) ?? '', version }
      const { db } = house.test.house.test.database
      const shown = await findShown(db, due)
      if (!shown) throw new Error('it was prepared')
      const codes = shown.warnings.filter(({ where }) => where === 'text').map(({ code }) => code)
      if (warned !== null) expect(codes).toContain(warned)
      const { state, differences, readAt } = await publicationOf(post)
      expect(read === 'gone' || readAt !== null).toBe(true)
      const isShownAsWritten = writtenIn(shown).includes(wrongKinds[kind].text)
      expect(readAs(state, differences, isShownAsWritten)).toBe(read)
      if (read === 'as-written') expect(codes).toEqual([])
      // Nothing that we send says when.
      expect(JSON.stringify(await findSendable(db, due))).not.toMatch(/"date|future|schedul/)
    },
  )
})

type Differences = readonly { readonly field: string; readonly foreseen?: string | null }[]
function readAs(state: string, differences: Differences, isShownAsWritten: boolean): ReadBackAs | string {
  if (state === 'published') return isShownAsWritten ? 'as-written' : 'as-shown'
  if (state !== 'differs') return state
  return differences.every(({ foreseen }) => typeof foreseen === 'string') ? 'foreseen' : 'noticed'
}

it.skipIf(there.length === 0).each(cells.filter(({ kind, isThere }) => kind === 'dated' && isThere))(
  'says of $name which day is shown, and which it went out on',
  async ({ name, kind }) => {
    const { differences, publishedAt } = await publicationOf(posts.get(`${name} ${kind}`) ?? '')
    expect(differences).toMatchObject([{ part: 0, field: 'day', found: '2026-03-03T01:00:00.000Z' }])
    expect(Date.parse(publishedAt) - Date.parse(differences[0].wanted)).toBeLessThan(60_000)
  },
)

it.skipIf(there.every(({ name }) => name !== 'MediaWiki'))(
  'wakes nobody for what was foreseen, and whoever answers for the channel for everything else',
  async () => {
    const { recorder } = house.test.house
    const told = async (kind: WrongKind) => {
      const post = posts.get(`MediaWiki ${kind}`) ?? ''
      await openIncidents({ recorder, kinds: noticeKinds, permitOf: house.needs.permitOf }, post)
      const rows = await recorder.database.db
        .selectFrom('notice')
        .innerJoin('incident', 'incident.id', 'notice.about')
        .select('notice.kind')
        .where('incident.post', '=', post)
        .execute()
      return [...new Set(rows.map((one) => one.kind))]
    }
    expect(await told('signature')).toEqual(['cases.incident-foreseen'])
    expect(await told('link')).toEqual(['cases.incident'])
    const isUrgent = (kind: string) => noticeKinds.get(kind)?.isUrgent
    expect([isUrgent('cases.incident-foreseen'), isUrgent('cases.incident')]).toEqual([false, true])
  },
)

it('has a row for every platform that we talk to', () => {
  expect(Object.keys(wrongTexts).sort()).toEqual(platformsBehind.map(({ name }) => name).sort())
})
