import type { AnyValues } from '@secondlook/contract'
import { indexRegisters } from '@secondlook/engine'
import { recordedConsent } from '@secondlook/engine/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDirectory, type TestDirectory, zone } from '../../people/testing.ts'
import { doDeed, endEntry } from '../entry/change-entry.ts'
import { dayOf } from '../entry/days.ts'
import { addEntry } from '../entry/write-entry.ts'
import { RegisterSnapshots } from '../snapshot/source.ts'

const seed = 20_261_126
const dayMs = 86_400_000
let house: TestDirectory
beforeAll(async () => {
  house = await openTestDirectory()
  const { id } = await house.person('Dana Wu')
  asker = { person: id, selves: new Set([id]) }
  for (const [at, address] of ['@actparks', '@actlakes'].entries()) {
    const values = { title: address, platform: 'x', address, purpose: 'News', owner: null, backUp: null }
    const period = { from: house.at(), until: null }
    const done = await house.commit((tx, needs) =>
      addEntry(tx, { ...needs, asker }, 'channels', { unit: null, key: null, values, period }),
    )
    if (done.ok) places[at] = done.result
  }
})
afterAll(() => house.close())

let asker = { person: '', selves: new Set<string>() }
const purposes = ['web', 'posters'] as const
const places: [string, string] = ['', '']
const act = fc.oneof(
  fc.record({
    do: fc.constantFrom('give' as const, 'give' as const, 'refuse' as const),
    purposes: fc.subarray([...purposes]),
    channels: fc.subarray([0, 1]),
    days: fc.option(fc.integer({ min: 2, max: 30 }), { nil: null }),
  }),
  fc.record({ do: fc.constantFrom('withdraw' as const, 'expire' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 12 }) }),
)

/** What somebody said, as a person would keep it on paper: on which day, of what, until when. */
type Paper = {
  readonly entry: string
  readonly day: string
  readonly from: number
  until: number
  noOn: string | null
  readonly isYes: boolean
  readonly purposes: readonly string[]
  readonly channels: readonly string[]
}

/** Read from the paper, slowly: somebody may be shown where a yes covers it and no later or same day's no does. */
function mayShow(paper: readonly Paper[], purpose: string, channel: string, now: number): boolean {
  const isHere = ({ channels }: Paper) => channels.length === 0 || channels.includes(channel)
  const noes = paper.filter(isHere).flatMap(({ noOn }) => noOn ?? [])
  return paper.some(
    (one) =>
      one.isYes &&
      isHere(one) &&
      one.from <= now &&
      now < one.until &&
      (one.purposes.length === 0 || one.purposes.includes(purpose)) &&
      noes.every((no) => no < one.day),
  )
}

it(`whoever said yes and no may be shown exactly where the paper says so (seed ${seed})`, async () => {
  let person = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (acts) => {
      const subject = `Person ${String.fromCharCode(97 + (person % 26))}${person++}`
      const paper: Paper[] = []
      for (const one of acts) await perform(subject, paper, one)
      const { snapshot } = await new RegisterSnapshots(house.test.database.db, () => house.clock.now).load()
      const registers = indexRegisters(snapshot)
      for (const channel of places)
        for (const purpose of purposes) {
          const answer = recordedConsent({
            ...{ registers, name: subject, consentId: undefined, minor: false, channel },
            ...{ at: house.clock.now, zone, covers: (written: string) => written === purpose },
          })
          expect({ channel, purpose, may: answer === 'given' }).toEqual({
            ...{ channel, purpose, may: mayShow(paper, purpose, channel, house.clock.now) },
          })
        }
    }),
    { seed, numRuns: 60 },
  )
})

type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

async function perform(subject: string, paper: Paper[], one: Act): Promise<void> {
  if (one.do === 'wait') return house.wait(one.days * dayMs)
  if (!('which' in one)) {
    const isYes = one.do === 'give'
    const until = isYes && one.days !== null ? house.clock.now + one.days * dayMs : Number.POSITIVE_INFINITY
    const done = await house.commit(async (tx, needs) =>
      addEntry(tx, { ...needs, asker }, 'consents', {
        ...{ unit: null, key: null, values: consent(subject, one, needs.at) },
        period: { from: needs.at, until: Number.isFinite(until) ? new Date(until).toISOString() : null },
      }),
    )
    if (!done.ok) throw new Error(JSON.stringify(done.declined))
    const day = dayOf(house.at(), zone)
    const { purposes: of, channels } = one
    const at = channels.map((place) => places[place] ?? '')
    paper.push({
      ...{ entry: done.result, day, from: house.clock.now, until, isYes, purposes: of, channels: at },
      noOn: isYes ? null : day,
    })
    return
  }
  const yeses = paper.filter(
    ({ isYes, noOn, until }) => isYes && noOn === null && until > house.clock.now + 1000,
  )
  const found = yeses[one.which % Math.max(yeses.length, 1)]
  if (!found) return
  const place = { register: 'consents', entry: found.entry } as const
  const done = await house.commit((tx, needs) =>
    one.do === 'withdraw'
      ? doDeed(tx, { ...needs, asker }, place, {
          deed: 'withdraw',
          given: { evidence: 'By phone' },
          reason: null,
        })
      : endEntry(tx, { ...needs, asker }, place, { from: needs.at, reason: null }),
  )
  if (!done.ok) throw new Error(JSON.stringify(done.declined))
  found.until = house.clock.now
  if (one.do === 'withdraw') found.noOn = dayOf(house.at(), zone)
}

const consent = (
  subject: string,
  { do: how, purposes: of, channels }: Extract<Act, { do: 'give' | 'refuse' }>,
  at: string,
): AnyValues => ({
  ...{ subject, reference: null, otherNames: [], isMinor: false, guardian: null, things: ['picture'] },
  ...{ state: how === 'give' ? 'given' : 'refused', saidOn: dayOf(at, zone), purposes: of },
  channels: channels.map((place) => places[place] ?? ''),
  evidence: 'Form',
})
