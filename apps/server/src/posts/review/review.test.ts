import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { noticeKinds } from '../../notice-kinds.ts'
import { delegate } from '../../people/access/delegations.ts'
import { mergePeople } from '../../people/directory/merges.ts'
import { loadAsker } from '../../people/index.ts'
import { forUnit, mustBeDone, toldOfEverything, zone } from '../../people/testing.ts'
import { acknowledge, findStanding } from '../../policy/acknowledgement/acknowledge.ts'
import { issuePermit } from '../../records/permit.ts'
import { decideOnPost } from './decide-on.ts'
import { chaseLookAfter, lookAt } from './jobs.ts'
import { decideOnAny } from './permits.ts'
import { openTestReview, saveTestVersion } from './testing.ts'

const hour = 3_600_000
let r: Awaited<ReturnType<typeof openTestReview>>
beforeAll(async () => {
  r = await openTestReview()
}, 60_000)
afterAll(async () => {
  expect(r.test.faults).toEqual([])
  await r.test.close()
})
const jobNeeds = () => ({
  ...{ recorder: r.test.house.recorder, kinds: noticeKinds, zone },
  permitOf: (job: string, act: string) => issuePermit({ kind: 'system' as const, job }, act),
})

describe('an approval', () => {
  it('is of exactly what was shown, by somebody else, and is kept with its evidence', async () => {
    const { author, first } = r.people
    const open = await r.asked()
    expect(await r.page(first, open.post)).toMatchObject({
      state: 'in-review',
      steps: [{ state: 'now', can: [{ name: 'Priya First' }, { name: 'Sol Second' }] }],
      may: { approve: { may: true }, edit: { may: false }, recall: { may: false } },
    })
    expect(await r.waits(first, open.post)).toEqual(['posts.to-approve'])
    expect(await r.decide(first, open)).toMatchObject({ status: 204 })
    expect(await r.page(author, open.post)).toMatchObject({
      ...{ state: 'approved', goesOut: 'It may go out now.', changedSince: null },
      steps: [{ name: 'Approval', need: 1, done: [{ name: 'Priya First' }], state: 'done' }],
      decisions: [
        {
          ...{ does: 'approve', by: { name: 'Priya First' }, step: 'Approval', counts: true },
          delegation: { name: 'Priya First' },
        },
      ],
    })
    expect(await r.waits(first, open.post)).toEqual([])
    expect(await r.waits(author, open.post)).toEqual(['posts.approved'])
  })

  it('is nobody’s own: not an author’s, a writer’s, a second entry’s, a handed-on say, an administrator’s', async () => {
    const { house } = r.test
    const { author, writer, administrator, head } = r.people
    await r.letApprove(writer, ['T1'])
    const open = await r.asked({ writers: [writer] })
    expect(await r.decide(author, open)).toMatchObject({ status: 403, body: { code: 'own-words' } })
    const said = await r.decide(writer, open)
    expect(said).toMatchObject({ status: 403, body: { code: 'own-words' } })
    expect(said.body.detail).toContain('Priya First or Sol Second can')
    expect(await r.decide(administrator, open)).toMatchObject({ status: 403 })

    // Whoever has only a role that an author handed on says what the author would say.
    const stand = await house.person('Stan Stand', { unit: r.parks.id })
    await r.letApprove(stand, ['T1'])
    const grant = await house.test.database.db
      .selectFrom('role_grant')
      .selectAll()
      .where('person', '=', author.id)
      .where('role', '=', 'approver')
      .executeTakeFirstOrThrow()
    const until = new Date(house.clock.now + 30 * 24 * hour).toISOString()
    mustBeDone(
      await house.commit((tx, { at, source }) =>
        delegate(tx, { at, source }, { grant: grant.id, to: stand.id, until }),
      ),
    )
    expect(await r.decide(stand, open)).toMatchObject({ status: 403, body: { code: 'own-words' } })

    // Another entry of the writer, with a role and a delegation of its own.
    const alias = await house.person('W. Writer', { unit: r.parks.id })
    await house.grant(alias, 'approver', forUnit(r.parks))
    await r.letApprove(alias, ['T1'])
    mustBeDone(
      await house.commit((tx, { at, source }) =>
        mergePeople(tx, { at, source }, { kept: alias.id, merged: writer.id, reason: 'One person' }),
      ),
    )
    expect(await r.decide(alias, open)).toMatchObject({ status: 403, body: { code: 'own-words' } })
    expect((await r.page(head, open.post)).state).toBe('in-review')
  })

  it('is refused by the function behind the route too, whoever calls it with whatever permit', async () => {
    const { house } = r.test
    const { author, administrator, first } = r.people
    const open = await r.asked()
    const call = async (
      by: { kind: 'person'; id: string } | { kind: 'token'; id: string; person: string },
    ) => {
      const loaded = await loadAsker(house.test.database.db, { by, at: house.at(), hasSteppedUp: true })
      return await house.commit(
        (tx, { at, source }) =>
          decideOnPost(
            {
              ...{ tx, at, source, kinds: noticeKinds, zone, signedInBy: null },
              asker: { ...loaded, told: toldOfEverything },
            },
            open.post,
            { ...open.shown, does: 'approve', reason: null, answers: [] },
          ),
        by,
      )
    }
    for (const { id } of [author, administrator])
      for (const by of [{ kind: 'person', id } as const, { kind: 'token', id: 't', person: id } as const])
        expect((await call(by)).ok).toBe(false)
    expect((await r.page(first, open.post)).state).toBe('in-review')
    expect((await call({ kind: 'token', id: 't', person: first.id })).ok).toBe(true)
    expect((await r.page(first, open.post)).state).toBe('approved')
  })

  it('needs a delegation for the tier, and for what is sensitive somebody who shows that it is they', async () => {
    const { first, high } = r.people
    const open = await r.asked({ body: r.bodyOf('T3') })
    const no = await r.decide(first, open)
    expect(no).toMatchObject({ status: 403, body: { code: 'no-delegation' } })
    expect(no.body.detail).toBe(
      'Nothing in the register lets you approve posts in a crisis on these channels. Hue High can.',
    )
    const unsure = await r.test.app.inject({
      ...{ method: 'POST', url: `/api/v1/posts/${open.post}/decisions` },
      payload: { ...open.shown, does: 'approve', reason: null, answers: [] },
      headers: { 'x-as': high.id, 'x-unsure': 'yes' },
    })
    expect([unsure.statusCode, unsure.json().code]).toEqual([403, 'step-up-needed'])
    expect(await r.decide(high, open)).toMatchObject({ status: 204 })
    // Two for a crisis, and one person is one yes.
    expect(await r.decide(high, open)).toMatchObject({ status: 204 })
    expect(await r.page(high, open.post)).toMatchObject({ state: 'in-review', steps: [{ need: 2 }] })
  })

  it('is no program’s where it takes showing that it is you, whatever the token may', async () => {
    const { db } = r.test.house.test.database
    const { second } = r.people
    const by = { kind: 'token', id: 't', person: second.id } as const
    const loaded = await loadAsker(db, {
      by,
      at: r.test.house.at(),
      scopes: ['posts:approve'],
      hasSteppedUp: true,
    })
    const asker = { ...loaded, told: toldOfEverything }
    const about = { unit: r.parks.id, channels: [r.channel], authors: [r.people.author.id] }
    expect(decideOnAny(asker, 'post.approve', about).may).toBe(true)
    expect(decideOnAny(asker, 'post.approve-sensitive', about).may).toBe(false)
    const without = await loadAsker(db, { by, at: r.test.house.at(), scopes: ['posts:write'] })
    expect(decideOnAny({ ...without, told: toldOfEverything }, 'post.approve', about).may).toBe(false)
    const open = await r.asked({ body: r.bodyOf('T2') })
    const said = await r.test.house.commit(
      (tx, { at, source }) =>
        decideOnPost({ tx, at, source, kinds: noticeKinds, zone, signedInBy: 'token', asker }, open.post, {
          ...{ ...open.shown, does: 'approve', reason: null, answers: [] },
        }),
      by,
    )
    expect(said).toMatchObject({ ok: false, declined: { refusal: 'not-allowed' } })
  })

  it('waits for acknowledgement of the policy where an entry of the register asks it', async () => {
    const { house } = r.test
    const { first, head } = r.people
    const walks = await r.openChannel('Walks in parks', '@walksinparks')
    const asks = { title: 'Walks', tiers: ['T1'], channels: [walks], first: 'Approval', mustBeCurrent: true }
    await r.test.add(head, 'approval-routes', asks, r.inParks)
    const open = await r.asked({ body: r.bodyOf('T1', { variants: [r.variant(walks)] }) })
    expect(await r.decide(first, open)).toMatchObject({ status: 403, body: { code: 'read-policy-first' } })
    const { applies } = await findStanding(house.test.database.db, first.id, house.at())
    const seen = applies.map(({ digest }) => digest)
    mustBeDone(
      await house.commit((tx, { at, source }) => acknowledge(tx, { at, source }, { person: first.id, seen })),
    )
    expect((await r.decide(first, open)).status).toBe(204)
    expect((await r.page(first, open.post)).state).toBe('approved')
  })

  it('answers each judgement with a reason, and a stop only by whoever approves what is sensitive', async () => {
    const { first, second } = r.people
    const judgements = [{ finding: 'tone', advice: 'stop' as const }]
    const open = await r.asked({ judgements })
    const answers = [{ finding: 'tone', reason: 'It quotes the minister.' }]
    expect(await r.decide(second, open)).toMatchObject({
      status: 409,
      body: { code: 'reason-needed', fields: [{ path: 'answers.tone' }] },
    })
    expect(await r.decide(first, open, 'approve', { answers })).toMatchObject({
      status: 403,
      body: { code: 'no-delegation' },
    })
    expect(await r.decide(second, open, 'approve', { answers })).toMatchObject({ status: 204 })
    const { decisions } = await r.page(first, open.post)
    expect(decisions[0].answers).toEqual(answers)
  })

  it('ends with the next version, which says what changed, after whom, and asks anew', async () => {
    const { author, first } = r.people
    const open = await r.asked()
    await r.decide(first, open)
    await saveTestVersion(r.test, open.post, {
      by: author,
      body: r.bodyOf('T1', { text: 'The lake is shut' }),
    })
    expect(await r.page(author, open.post)).toMatchObject({
      state: 'draft',
      changedSince:
        'You changed 1 word after Priya First approved, so it needs a fresh approval by someone who did not write them. Nothing has gone out.',
      decisions: [{ counts: false }],
      steps: [
        { state: 'later', can: expect.arrayContaining([expect.objectContaining({ name: 'Priya First' })]) },
      ],
    })
    expect(await r.waits(first, open.post)).toEqual(['posts.voided'])
    const stale = await r.decide(first, open)
    expect([stale.status, stale.body.code]).toEqual([409, 'not-in-this-state'])
  })

  it('stands on what holds now: a delegation that ends takes it away, and lists learn of it', async () => {
    const { first, head } = r.people
    const { house } = r.test
    const temp = await r.named('Tem Porary', 'approver')
    const entry = await r.letApprove(temp, ['T1'])
    const open = await r.asked()
    await r.decide(temp, open)
    expect((await r.page(first, open.post)).state).toBe('approved')
    const { state } = await r.test.read(head, 'approval-delegations', entry)
    await r.test.send(head, 'POST', `/registers/approval-delegations/${entry}/revoke`, {
      state,
      reason: 'Left',
    })
    expect(await r.page(first, open.post)).toMatchObject({
      state: 'in-review',
      decisions: [{ counts: false }],
    })
    const listed = async () =>
      (await r.test.send(first, 'GET', '/posts?show=all')).body.posts.find(
        ({ id }: { id: string }) => id === open.post,
      ).state
    expect(await listed()).toBe('approved')
    await lookAt(jobNeeds(), open.post)
    expect(await listed()).toBe('in-review')
    expect(await r.waits(first, open.post)).toEqual(['posts.to-approve'])
    house.wait(1000)
  })
})

describe('what is said besides yes', () => {
  it('returns with a reason, holds and lets go on, and takes back', async () => {
    const { author, first, second, high } = r.people
    const open = await r.asked()
    expect(await r.decide(first, open, 'return')).toMatchObject({
      status: 409,
      body: { code: 'reason-needed' },
    })
    expect(await r.decide(high, open, 'return', { reason: 'No' })).toMatchObject({
      body: { code: 'no-delegation' },
    })
    expect(await r.decide(first, open, 'hold', { reason: 'Wait for noon' })).toMatchObject({ status: 204 })
    const held = await r.decide(second, open)
    expect(held).toMatchObject({ status: 409, body: { code: 'on-hold' } })
    expect(held.body.detail).toContain('Priya First holds this post')
    expect(await r.decide(second, open, 'release')).toMatchObject({ status: 204 })
    expect(await r.decide(first, open, 'return', { reason: 'Which lake?' })).toMatchObject({ status: 204 })
    expect(await r.waits(author, open.post)).toEqual(['posts.returned'])
    expect((await r.page(author, open.post)).state).toBe('returned')
    expect((await r.ask(author, open)).status).toBe(201)
    expect(await r.waits(author, open.post)).toEqual([])
    const recall = async (as: typeof author) =>
      await r.test.send(as, 'POST', `/posts/${open.post}/recall`, { reason: 'A better picture' })
    expect((await recall(first)).status).toBe(403)
    expect((await recall(author)).status).toBe(204)
    expect((await r.page(author, open.post)).story.map(({ says }: { says: string }) => says)).toEqual([
      ...['Ana Author began the post.', 'Ana Author saved version 1.'],
      ...['Ana Author asked for approval of version 1.', 'Priya First put it on hold: Wait for noon.'],
      ...['Sol Second let it go on.', 'Priya First returned version 1: Which lake?'],
      ...['Ana Author asked for approval of version 1.', 'Ana Author took it back: A better picture.'],
    ])
    const drop = await r.test.send(author, 'POST', `/posts/${open.post}/drop`, { reason: 'Not needed' })
    expect(drop.status).toBe(204)
    expect(await r.ask(author, open)).toMatchObject({ status: 409, body: { code: 'already-ended' } })
  })

  it('puts nothing to anybody that only a change clears', async () => {
    const { author, owner } = r.people
    const open = await r.begun({ blocks: ['marking'] })
    expect(await r.ask(author, open)).toMatchObject({ status: 409, body: { code: 'fact-stands' } })
    const rangers = await r.openChannel('Rangers on duty', '@rangersonduty')
    const closing = await r.asked({ body: r.bodyOf('T1', { variants: [r.variant(rangers)] }) })
    await r.decide(r.people.first, closing)
    expect((await r.page(author, closing.post)).state).toBe('approved')
    expect((await r.test.deed(owner, 'channels', rangers, 'pause', {}, 'A break')).status).toBe(204)
    expect((await r.page(author, closing.post)).state).toBe('in-review')
  })

  it('goes by the steps of the register, and reminds at most once an hour', async () => {
    const { author, first, second, head, owner } = r.people
    const rules = {
      ...{ title: 'Routine posts of parks', tiers: ['T0'], first: 'The team', firstHours: 8 },
      ...{ firstEscalatesTo: [owner.id], second: 'Sol alone', secondPeople: [second.id] },
    }
    await r.test.add(head, 'approval-routes', rules, r.inParks)
    const open = await r.asked({ body: r.bodyOf('T0') })
    const remind = async () => (await r.test.send(author, 'POST', `/posts/${open.post}/nudge`)).status
    expect([await remind(), await remind()]).toEqual([204, 429])
    expect(await r.waits(first, open.post)).toEqual(['posts.nudged', 'posts.to-approve'])
    r.test.house.wait(3 * 24 * hour)
    await lookAt(jobNeeds(), open.post)
    await lookAt(jobNeeds(), open.post)
    expect(await r.waits(owner, open.post)).toEqual(['posts.escalated'])
    expect(await r.decide(first, open)).toMatchObject({ status: 204 })
    expect(await r.page(first, open.post)).toMatchObject({
      state: 'in-review',
      steps: [
        { name: 'The team', state: 'done' },
        { name: 'Sol alone', state: 'now', of: [{ name: 'Sol Second' }], can: [{ name: 'Sol Second' }] },
      ],
    })
    expect(await r.decide(second, open)).toMatchObject({ status: 204 })
    expect((await r.page(first, open.post)).state).toBe('approved')
  })

  it('is too late after its latest time, and says so to those who wrote it', async () => {
    const { author, first } = r.people
    const latest = new Date(r.test.house.clock.now + hour).toISOString()
    const open = await r.asked({ body: r.bodyOf('T1', { schedule: { kind: 'when-approved', latest } }) })
    await r.decide(first, open)
    r.test.house.wait(2 * hour)
    expect((await r.page(first, open.post)).state).toBe('expired')
    await lookAt(jobNeeds(), open.post)
    expect(await r.waits(author, open.post)).toEqual(['posts.approved', 'posts.expired'])
  })
})

describe('an emergency', () => {
  it('takes two people at once and a look afterwards by somebody else, chased until it is done', async () => {
    const { author, first, second, high } = r.people
    const open = await r.asked({ body: r.bodyOf('T2') }, true)
    const third = await r.named('Thea Third', 'approver')
    await r.letApprove(third, ['T2'])
    expect(await r.waits(high, open.post)).toEqual(['posts.emergency'])
    expect(await r.decide(first, open)).toMatchObject({ status: 403, body: { code: 'no-delegation' } })
    expect(await r.decide(second, open)).toMatchObject({ status: 204 })
    expect((await r.page(author, open.post)).state).toBe('in-review')
    expect(await r.decide(high, open)).toMatchObject({ status: 204 })
    expect(await r.page(author, open.post)).toMatchObject({ state: 'approved', isEmergency: true })
    expect(await r.waits(third, open.post)).toEqual(['posts.look-after'])
    const look = async (as: typeof author) =>
      await r.test.send(as, 'POST', `/posts/${open.post}/look-after`, { reason: 'It was right.' })
    expect((await look(second)).status).toBe(409)
    r.test.house.wait(25 * hour)
    await chaseLookAfter(jobNeeds(), open.post)
    expect(await r.waits(r.people.head, open.post)).toEqual(['posts.look-after'])
    expect((await look(third)).status).toBe(204)
    expect(await r.waits(third, open.post)).toEqual([])
    expect(await r.waits(r.people.head, open.post)).toEqual([])
    expect((await r.page(author, open.post)).state).toBe('approved')
  })
})
