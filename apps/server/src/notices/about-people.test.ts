import { afterAll, beforeAll, expect, it } from 'vitest'
import { issueNotice, tellOfNotice } from '../people/privacy/issue-notice.ts'
import type { SurveillanceSays } from '../people/privacy/surveillance.ts'
import { gatedItems } from '../people/privacy/what-is-logged.ts'
import { mustBeDone, openTestDirectory, type TestDirectory } from '../people/testing.ts'
import { issuePermit } from '../records/permit.ts'
import { peopleKinds, peopleListeners } from './about-people.ts'
import { collectKinds } from './kinds.ts'
import { listWaiting } from './store.ts'

const kinds = collectKinds(peopleKinds)
const says: SurveillanceSays = {
  ...{ kind: 'data', device: 'Second Look itself.', how: 'Each act is written down as it is done.' },
  ...{ who: 'Whoever approves official posts.', isContinuous: true, until: null, mayBeUsedAgainst: false },
  ...{
    purposesOfUse: ['A full record of official posts.'],
    purposesOfDisclosure: ['Whoever may ask by law.'],
  },
  consult: 'Your union or you yourself, with the privacy officer.',
}

let house: TestDirectory
beforeAll(async () => {
  house = await openTestDirectory()
})
afterAll(() => house.close())

/** Runs every listener of what has happened since it was last asked, twice, as a queue may. */
const seen = new Set<string>()
async function hear(): Promise<void> {
  const permit = issuePermit({ kind: 'system', job: 'test' }, 'notice.tell')
  const listeners = peopleListeners({ recorder: house.recorder, kinds, permit })
  const events = await house.test.database.db.selectFrom('event').selectAll().orderBy('id').execute()
  for (const { id, type, subject } of events) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const { after, run } of listeners)
      for (const _ of after?.includes(type) ? [1, 2] : []) await run({ event: id, subject })
  }
}
const waiting = async (person: { readonly id: string }) =>
  (await listWaiting(house.test.database.db, { people: [person.id], limit: 100 })).map(({ kind }) => kind)
const issue = () =>
  house.commit((tx, needs) =>
    issueNotice(tx, needs, {
      says,
      items: gatedItems,
      startsAt: new Date(Date.parse(house.at()) + 20 * 86_400_000).toISOString(),
    }),
  )

it('tells somebody once of a role that they were given, whatever it is', async () => {
  const ana = await house.person('Ana')
  const bo = await house.person('Bo')
  await house.grant(ana, 'policy-owner')
  await hear()
  expect(await waiting(ana)).toEqual(['people.role-granted'])
  expect(await waiting(bo)).toEqual([])
})

it('lets the notice of what is logged wait for whoever needs it, until they have read the one that stands', async () => {
  const ana = await house.person('Ana')
  const bo = await house.person('Bo')
  const cy = await house.person('Cy')
  await house.grant(ana, 'approver')
  await hear()
  expect(await waiting(ana)).toEqual(['people.role-granted'])
  mustBeDone(await issue())
  await hear()
  expect(await waiting(ana)).toEqual(['people.role-granted', 'people.read-surveillance-notice'])
  expect(await waiting(cy)).toEqual([])

  await house.grant(bo, 'approver')
  await house.grant(cy, 'policy-owner')
  await hear()
  expect(await waiting(bo)).toContain('people.read-surveillance-notice')
  expect(await waiting(cy)).not.toContain('people.read-surveillance-notice')

  mustBeDone(
    await house.commit((tx, needs) =>
      tellOfNotice(tx, needs, { person: ana.id, how: 'on-screen', isAgreed: true }),
    ),
  )
  await hear()
  expect(await waiting(ana)).toEqual(['people.role-granted'])
  expect(await waiting(bo)).toContain('people.read-surveillance-notice')

  mustBeDone(await issue())
  await hear()
  for (const person of [ana, bo])
    expect((await waiting(person)).filter((kind) => kind === 'people.read-surveillance-notice')).toHaveLength(
      1,
    )
})
