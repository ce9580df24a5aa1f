import type { Ground } from '../src/ground.ts'
import { loadAsker } from '../src/people/access/store.ts'
import { decide } from '../src/people/index.ts'
import type { PracticePlace } from '../src/practice-place.ts'
import { endCredential, keepCredential } from '../src/registers/channels/credentials.ts'
import { findCredentialsInUse } from '../src/registers/channels/store.ts'
import { aboutEntry } from '../src/registers/entry/about.ts'
import type { EntrySpan } from '../src/registers/entry/entry.ts'
import { openCredential } from '../src/registers/index.ts'
import { makeDemoActs } from './acts.ts'
import { findNow } from './entry-acts.ts'

const channelKey = 'CH-18'
const ownerKey = 'D-021'
const yearMs = 365 * 86_400_000

/**
 * Lets the demonstration post on the practice platform: the channel there stands at the platform's address, and what
 * signs in to it is put in, by its owner. What is as it should be is left alone.
 */
export async function connectPractice(ground: Ground, practice: PracticePlace): Promise<void> {
  const { recorder, counters } = ground
  const { db } = recorder.database
  const at = new Date(recorder.source.now()).toISOString()
  const now = await findNow(db, { register: 'channels', key: channelKey }, at)
  const { values, standing } = now.value
  // Whoever plays with the demonstration may have closed it, or given it another account.
  const isOpen = standing === 'holds' && (values['life'] === 'active' || values['life'] === 'paused')
  if (!isOpen || values['platform'] !== 'Practice') return
  const address = `${practice.address}/@${practice.account}`
  if (values['address'] !== address)
    await makeDemoActs(recorder, counters).perform(
      [
        {
          ...{ do: 'changeEntry', by: ownerKey, register: 'channels', key: channelKey },
          ...{ values: { address }, reason: 'It answers at another port.' },
        },
      ],
      at,
    )
  await keepWhatSignsIn(ground, practice, now)
}

async function keepWhatSignsIn(ground: Ground, practice: PracticePlace, { entry, value }: EntrySpan) {
  const { recorder, credentials } = ground
  const { db } = recorder.database
  const { address: service, account: user, token } = practice
  const secret = JSON.stringify({ service, user, secret: token })
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
  const own = (await findCredentialsInUse(db, entry)).filter(({ label }) => label === practiceLabel)
  const done = await keepCredential(ground, decision.permit, {
    ...{ channel: entry, kind: 'token', label: practiceLabel, secret, keptBy: person },
    due: new Date(now + yearMs).toISOString().slice(0, 10),
  })
  if (!done.ok) throw new Error(done.declined.says)
  for (const { id } of own)
    await endCredential(ground, decision.permit, { channel: entry, id, reason: 'It was begun anew.' })
}

const practiceLabel = 'The practice platform'
