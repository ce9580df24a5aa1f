import { type Refusal, refuse } from '../../../http/refusals.ts'
import { commit, type Permit } from '../../../records/index.ts'
import type { Asker } from '../asker.ts'
import { later, nowOf, type SignInNeeds } from '../needs.ts'
import type { EnrolmentTable } from '../tables.ts'
import { codeHashOf, linkEnded } from './link.ts'
import { livesMs, newCode, stateOf } from './model.ts'
import { confirmEnrolment, endEnrolment, findEnrolmentById, findLapsed } from './store.ts'

/** A link for a person, made by a person: what a second one has to do with. */
export type PersonsLink = EnrolmentTable & { readonly person: string; readonly made_by: string }

export const nothingHere: Refusal = refuse('not-found', 'There is no such link.')
const yourOwn: Refusal = refuse(
  'second-person-needed',
  'You made this link, so somebody else has to say that it should open.',
)
const makerLeft: Refusal = refuse(
  'already-ended',
  'Whoever made this link may make none any more. Make a new one.',
)

export async function findPersonsLink(needs: SignInNeeds, id: string): Promise<PersonsLink | undefined> {
  const link = await findEnrolmentById(needs.recorder.database.db, id)
  return link && isPersons(link) ? link : undefined
}

export const isPersons = (link: EnrolmentTable): link is PersonsLink =>
  link.person !== null && link.made_by !== null

/** Whether somebody may say that a link should open: a permit, or why not. */
export async function permitSecond(
  needs: SignInNeeds,
  asker: Asker,
  { person, made_by }: PersonsLink,
): Promise<Permit | Refusal> {
  const { db } = needs.recorder.database
  const at = nowOf(needs)
  if (!(await needs.people.areApart(db, [asker.person.id, made_by], at))) return yourOwn
  // What they hold on behalf of the maker, or of whom it is for, would make these two again one.
  return await needs.people.permitAbout(asker, 'enrolment.confirm', person, [made_by, person])
}

/** Lets a link open, and gives the code that goes with it, once. */
export async function confirmLink(
  needs: SignInNeeds,
  asker: Asker,
  link: PersonsLink,
): Promise<{ readonly code: string; readonly endsAt: string } | Refusal> {
  const permit = await permitSecond(needs, asker, link)
  if ('refusal' in permit) return permit
  if (stateOf(link, nowOf(needs)) !== 'waiting') return linkEnded
  if (!(await needs.people.stillMay(link.made_by, 'enrolment.make', link.person))) return makerLeft
  const { id, person, made_by } = link
  const done = await commit(needs.recorder, permit, async (tx, at) => {
    const me = asker.person.id
    if (!(await needs.people.areApart(tx, [person, made_by, me], at))) return { declined: yourOwn }
    const code = newCode(needs.recorder.source.randomBytes)
    const endsAt = later(at, livesMs.person)
    const confirmed = { confirmed_by: me, code_hash: codeHashOf(id, code), ends_at: endsAt }
    const after = await confirmEnrolment(tx, id, at, confirmed)
    if (!after) return { declined: linkEnded }
    const parts = { link: { id, madeBy: made_by } }
    const rows = [{ table: 'enrolment', key: id }] as const
    const told = await needs.tell.settled(tx, at, { link: after, ended: [] })
    return {
      result: { code, endsAt },
      events: [{ type: 'enrolment.confirmed', subject: person, parts, rows }, ...told],
    }
  })
  return done.ok ? done.result : done.declined
}

/** Ends a link that nobody has used. */
export async function endLink(needs: SignInNeeds, permit: Permit, link: PersonsLink): Promise<boolean> {
  const { id, person, made_by } = link
  const done = await commit(needs.recorder, permit, async (tx, at) => {
    if (!(await endEnrolment(tx, id, at))) return { declined: linkEnded }
    const parts = { link: { id, madeBy: made_by } }
    const rows = [{ table: 'enrolment', key: id }] as const
    const told = await needs.tell.settled(tx, at, { link, ended: [] })
    return { result: true, events: [{ type: 'enrolment.ended', subject: person, parts, rows }, ...told] }
  })
  return done.ok
}

/** Ends what ran out by itself, so that nobody is asked any more to confirm it. For whoever tidies up. */
export async function endLapsed(needs: SignInNeeds, permit: Permit): Promise<void> {
  for (const link of await findLapsed(needs.recorder.database.db, nowOf(needs)))
    if (isPersons(link)) await endLink(needs, permit, link)
}
