import { done, findOfKind, type NoticeKind } from '../../notices/index.ts'
import { findPerson, findSelves, isBound } from '../../people/index.ts'
import type { Declined, Done, NewEvent } from '../../records/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import { no, type PolicyRefusal } from '../in-force/model.ts'
import { answerFor } from '../in-force/policy-for.ts'
import { findInForce } from '../store.ts'
import { type Standing, standingOf, statementOf } from './model.ts'
import { findAcknowledged, insertAcknowledgement } from './store.ts'

export const toAcknowledge = 'policy.to-acknowledge'

export const policyKinds: readonly NoticeKind[] = [
  {
    ...{ kind: toAcknowledge, name: 'The policy, when a version begins to apply to you' },
    title: 'Read what applies to you on social media, and say that you have.',
    ...{ isMailed: true, isUrgent: false, isMustKnow: true, endsBy: 'deed' },
  },
]

/** Where somebody stands with what applied to them at an instant, whichever of their entries acknowledged it. */
export async function findStanding(db: Db | Tx, person: string, at: string): Promise<Standing> {
  const entry = await findPerson(db, person, at)
  const answer = await answerFor(db, await findInForce(db), { unit: entry?.unit ?? null, at })
  const selves = await findSelves(db, person, at)
  const made = await findAcknowledged(db, [...selves], at)
  const digests = new Set(made.flatMap(({ base, overlays }) => [base, ...overlays]))
  return standingOf(entry ? isBound(entry) : 'not-settled', answer, digests)
}

/**
 * Whether somebody has acknowledged everything that applied to them at an instant. Whoever is not bound, or of whom
 * it is not settled, has not: what that means is for whoever asks to say.
 */
export const isCurrent = async (db: Db | Tx, person: string, at: string): Promise<boolean> =>
  (await findStanding(db, person, at)).state === 'current'

/** Somebody says that they have read what applies to them: exactly the versions that were shown to them. */
export async function acknowledge(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: IdSource },
  { person, seen }: { readonly person: string; readonly seen: readonly string[] },
): Promise<Done<{ readonly id: string }> | Declined<PolicyRefusal>> {
  const standing = await findStanding(tx, person, at)
  const [base, ...overlays] = standing.applies
  if (standing.state === 'not-bound' || standing.state === 'not-settled' || !base)
    return { declined: no('in-force-unknown', 'There is nothing here for you to acknowledge.') }
  if (JSON.stringify(standing.applies.map(({ digest }) => digest)) !== JSON.stringify(seen))
    return {
      declined: no(
        'changed-meanwhile',
        'What applies to you has changed since you opened it. Read it again.',
      ),
    }
  if (standing.state === 'current')
    return { declined: no('already-ended', 'You have said so already for these versions.') }
  const id = newId(source)
  const statement = statementOf(standing.applies)
  await insertAcknowledgement(tx, {
    ...{ id, person, base: base.digest, overlays: overlays.map(({ digest }) => digest) },
    ...{ statement, method: 'in-the-app', made_at: at },
  })
  const events: NewEvent[] = []
  for (const asked of await findOfKind(tx, toAcknowledge, [...(await findSelves(tx, person, at))]))
    if (asked.doneAt === null)
      events.push(...(await done(tx, at, { about: asked.about, kind: toAcknowledge, person: asked.person })))
  return {
    result: { id },
    events: [
      {
        type: 'acknowledgement.made',
        subject: id,
        parts: { acknowledgement: { person, statement, packs: [...seen], method: 'in-the-app' } },
        rows: [{ table: 'acknowledgement', key: id }],
      },
      ...events,
    ],
  }
}
