import type { Ground } from '../src/ground.ts'
import type { PracticePlace } from '../src/practice-place.ts'
import { makeDemoActs } from './acts.ts'
import { findNow } from './entry-acts.ts'
import { keepWhatSignsIn, ownerKey } from './what-signs-in.ts'

const channelKey = 'CH-18'

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
  const { address: service, account: user, token } = practice
  const secret = JSON.stringify({ service, user, secret: token })
  await keepWhatSignsIn(ground, now, { label: 'The practice platform', kind: 'token', secret })
}
