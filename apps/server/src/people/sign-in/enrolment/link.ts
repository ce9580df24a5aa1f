import { type Refusal, refuse } from '../../../http/refusals.ts'
import { type Actor, commit, type NewEvent, type Permit } from '../../../records/index.ts'
import type { Tx } from '../../../store/database.ts'
import { newId } from '../../../store/ids.ts'
import { later, nowOf, type SignInNeeds } from '../needs.ts'
import { hashOf, newSecret } from '../secret.ts'
import type { EnrolmentTable } from '../tables.ts'
import { isConfirmed, livesMs, operator, readCode, waitsMs } from './model.ts'
import { endOtherEnrolments, findEnrolment, insertEnrolment, useEnrolment } from './store.ts'

/** A link, once: its secret stands behind `#`, which a browser sends to nobody. */
export type Link = { readonly id: string; readonly url: string; readonly endsAt: string }

export const linkEnded: Refusal = refuse(
  'link-ended',
  'This link was used already or is too old. Ask whoever gave it to you for a new one.',
)
const linkWaits: Refusal = refuse(
  'link-not-confirmed',
  'A second person has to say that this link should open. They will tell you a code; then come back with it.',
)
const wrongCode: Refusal = refuse('bad-request', 'Look at the code, and send it again.', [
  { path: 'code', says: 'is not the code of this link; ask whoever told it to you' },
])

/**
 * A link with which a person adds a way in and signs in; links that were made for them before end. Where a person
 * makes it, it opens nothing before a second one has said so. Whoever runs the host is nobody in the directory and
 * can reach everything below it already, so theirs opens at once.
 */
export async function makeLink(needs: SignInNeeds, permit: Permit, person: string): Promise<Link> {
  return await make(needs, permit, person)
}

/**
 * The link of the first administrator, for whoever starts the server; none where there is an administrator. Every
 * process that starts on an empty store makes one; when one is used, the others end.
 */
export async function makeFirstLink(needs: SignInNeeds, permit: Permit): Promise<Link | undefined> {
  if (await needs.people.hasAdministrator(needs.recorder.database.db)) return undefined
  return await make(needs, permit, null)
}

const makerOf = (by: Actor): string => (by.kind === 'person' ? by.id : operator)

async function make(needs: SignInNeeds, permit: Permit, person: string | null): Promise<Link> {
  const { source } = needs.recorder
  const made_by = makerOf(permit.by)
  const done = await commit(needs.recorder, permit, async (tx, at) => {
    const secret = newSecret(source.randomBytes)
    const id = newId(source)
    const ended = person === null ? [] : await endOtherEnrolments(tx, person, at)
    const lasts = person === null ? livesMs.first : made_by === operator ? livesMs.person : waitsMs
    const endsAt = later(at, lasts)
    const link: EnrolmentTable = {
      ...{ id, person, secret_hash: hashOf('link', secret), made_at: at, ends_at: endsAt, used_at: null },
      ...{ made_by, confirmed_by: null, confirmed_at: null, code_hash: null, ended_at: null },
    }
    await insertEnrolment(tx, link)
    const rows = [id, ...ended].map((key) => ({ table: 'enrolment', key }) as const)
    const made: NewEvent = { type: 'enrolment.made', subject: person ?? id, parts: { link: { id } }, rows }
    const told = person === null ? [] : await needs.tell.made(tx, at, { link, ended })
    return { result: { id, url: `${needs.publicUrl}/enrol#${secret}`, endsAt }, events: [made, ...told] }
  })
  if (!done.ok) throw new Error('nothing declines a link')
  return done.result
}

/** A link that can be used now, with the name of whom it is for. */
export type OpenedLink = { readonly link: EnrolmentTable; readonly name: string | null }

export async function openLink(needs: SignInNeeds, secret: string): Promise<OpenedLink | Refusal> {
  const at = nowOf(needs)
  const { db } = needs.recorder.database
  const link = await findEnrolment(db, hashOf('link', secret), at)
  if (!link) return linkEnded
  if (link.person === null)
    return (await needs.people.hasAdministrator(db)) ? linkEnded : { link, name: null }
  const person = await needs.people.findPerson({ id: link.person })
  if (!person?.isActive(at)) return linkEnded
  return isConfirmed(link) ? { link, name: person.name } : linkWaits
}

/** The same, for whoever goes on with it: with the code that the second person told them. */
export async function openLinkWith(
  needs: SignInNeeds,
  secret: string,
  code: string | undefined,
): Promise<OpenedLink | Refusal> {
  const opened = await openLink(needs, secret)
  if ('refusal' in opened || opened.link.code_hash === null) return opened
  return codeHashOf(opened.link.id, code ?? '') === opened.link.code_hash ? opened : wrongCode
}

export const codeHashOf = (id: string, code: string): string => hashOf('link-code', `${id} ${readCode(code)}`)

export type Self = { readonly name?: string | undefined; readonly email?: string | undefined }

/**
 * Uses a link up in the transaction of what it was for, and says whose it is: the person it was made for, or the
 * first administrator, who is named here. `undefined` where it can no longer be used, as when it has become known
 * that two of those who had to be three are one human.
 */
export async function useLink(
  needs: SignInNeeds,
  tx: Tx,
  at: string,
  link: EnrolmentTable,
  { name, email }: Self,
): Promise<{ readonly person: string; readonly events: readonly NewEvent[] } | undefined> {
  const { id, person } = link
  if (!(await areThree(needs, tx, at, link)) || !(await useEnrolment(tx, id, at))) return undefined
  const ended = await endOtherEnrolments(tx, person, at)
  const rows = [id, ...ended].map((key) => ({ table: 'enrolment', key }) as const)
  const parts = { link: { id } }
  if (person !== null) {
    const told = await needs.tell.used(tx, at, { link, ended })
    return { person, events: [{ type: 'enrolment.used', subject: person, parts, rows }, ...told] }
  }
  if (name === undefined || email === undefined || (await needs.people.hasAdministrator(tx))) return undefined
  const first = await needs.people.nameFirstAdministrator(tx, { name, email }, at)
  return {
    person: first.id,
    events: [{ type: 'enrolment.used', subject: first.id, parts, rows }, ...first.events],
  }
}

const areThree = async (needs: SignInNeeds, tx: Tx, at: string, link: EnrolmentTable): Promise<boolean> =>
  link.person === null ||
  link.made_by === operator ||
  (link.made_by !== null &&
    link.confirmed_by !== null &&
    (await needs.people.areApart(tx, [link.person, link.made_by, link.confirmed_by], at)))
