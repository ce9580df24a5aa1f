import { type Refusal, refuse } from '../../../http/refusals.ts'
import { commit, type NewEvent, type Permit } from '../../../records/index.ts'
import type { Tx } from '../../../store/database.ts'
import { newId } from '../../../store/ids.ts'
import { later, nowOf, type SignInNeeds } from '../needs.ts'
import { hashOf, newSecret } from '../secret.ts'
import type { EnrolmentTable } from '../tables.ts'
import { endOtherEnrolments, findEnrolment, insertEnrolment, useEnrolment } from './store.ts'

const hour = 60 * 60_000
const livesMs = { first: hour, person: 24 * hour }

/** A link, once: its secret stands behind `#`, which a browser sends to nobody. */
export type Link = { readonly url: string; readonly endsAt: string }

export const linkEnded: Refusal = refuse(
  'link-ended',
  'This link was used already or is too old. Ask whoever gave it to you for a new one.',
)

/** A link with which a person adds a passkey and signs in; links that were made for them before end. */
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

async function make(needs: SignInNeeds, permit: Permit, person: string | null): Promise<Link> {
  const { source } = needs.recorder
  const done = await commit(needs.recorder, permit, async (tx, at) => {
    const secret = newSecret(source.randomBytes)
    const id = newId(source)
    const ended = person === null ? [] : await endOtherEnrolments(tx, person, at)
    const endsAt = later(at, person === null ? livesMs.first : livesMs.person)
    const secret_hash = hashOf('link', secret)
    await insertEnrolment(tx, { id, person, secret_hash, made_at: at, ends_at: endsAt, used_at: null })
    const rows = [id, ...ended].map((key) => ({ table: 'enrolment', key }) as const)
    const made: NewEvent = { type: 'enrolment.made', subject: person ?? id, rows }
    return { result: { url: `${needs.publicUrl}/enrol#${secret}`, endsAt }, events: [made] }
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
  return person?.isActive(at) ? { link, name: person.name } : linkEnded
}

export type Self = { readonly name?: string | undefined; readonly email?: string | undefined }

/**
 * Uses a link up in the transaction of what it was for, and says whose it is: the person it was made for, or the
 * first administrator, who is named here. `undefined` where it can no longer be used.
 */
export async function useLink(
  needs: SignInNeeds,
  tx: Tx,
  at: string,
  { id, person }: EnrolmentTable,
  { name, email }: Self,
): Promise<{ readonly person: string; readonly events: readonly NewEvent[] } | undefined> {
  if (!(await useEnrolment(tx, id, at))) return undefined
  const ended = await endOtherEnrolments(tx, person, at)
  const rows = [id, ...ended].map((key) => ({ table: 'enrolment', key }) as const)
  if (person !== null) return { person, events: [{ type: 'enrolment.used', subject: person, rows }] }
  if (name === undefined || email === undefined || (await needs.people.hasAdministrator(tx))) return undefined
  const first = await needs.people.nameFirstAdministrator(tx, { name, email }, at)
  return { person: first.id, events: [{ type: 'enrolment.used', subject: first.id, rows }, ...first.events] }
}
