import type { Ground } from '../src/ground.ts'
import { loadAsker } from '../src/people/access/store.ts'
import { decide } from '../src/people/index.ts'
import { endCredential, keepCredential } from '../src/registers/channels/credentials.ts'
import { findCredentialsInUse } from '../src/registers/channels/store.ts'
import { aboutEntry } from '../src/registers/entry/about.ts'
import type { EntrySpan } from '../src/registers/entry/entry.ts'
import { openCredential } from '../src/registers/index.ts'

/** Whoever owns the channels on platforms beside the demonstration. */
export const ownerKey = 'D-021'
const yearMs = 365 * 86_400_000

/** What signs in to a channel, put in by its owner. What is as it should be is left alone. */
export async function keepWhatSignsIn(
  ground: Ground,
  { entry, value }: EntrySpan,
  {
    label,
    kind,
    secret,
  }: { readonly label: string; readonly kind: 'token' | 'app-password'; readonly secret: string },
): Promise<void> {
  const { recorder, credentials } = ground
  const { db } = recorder.database
  const kept = await openCredential(db, credentials, entry)
  if (kept?.secret === secret) return
  const { person } = await db
    .selectFrom('person_state')
    .select('person')
    .where('key', '=', ownerKey)
    .where('ended_at', 'is', null)
    .executeTakeFirstOrThrow()
  const now = recorder.source.now()
  const at = new Date(now).toISOString()
  const asker = await loadAsker(db, { by: { kind: 'person', id: person }, at, hasSteppedUp: true })
  const decision = decide(asker, 'credential.keep', aboutEntry('channels', entry, value))
  if (!decision.may) throw new Error(`the owner may not put in what signs in: ${decision.because}`)
  const own = (await findCredentialsInUse(db, entry)).filter((one) => one.label === label)
  const done = await keepCredential(ground, decision.permit, {
    ...{ channel: entry, kind, label, secret, keptBy: person },
    due: new Date(now + yearMs).toISOString().slice(0, 10),
  })
  if (!done.ok) throw new Error(done.declined.says)
  for (const { id } of own)
    await endCredential(ground, decision.permit, { channel: entry, id, reason: 'It was begun anew.' })
}
