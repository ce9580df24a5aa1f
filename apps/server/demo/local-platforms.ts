import type { Ground } from '../src/ground.ts'
import type { LocalPlatform } from '../src/local-platforms.ts'
import { makeDemoActs } from './acts.ts'
import { findNow } from './entry-acts.ts'
import type { DemoAct } from './plan.ts'
import { keepWhatSignsIn, ownerKey } from './what-signs-in.ts'

/** Whoever proposes channels there; somebody else approves them. */
const proposerKey = 'D-022'
const names = { bluesky: 'Bluesky', wordpress: 'WordPress', mediawiki: 'MediaWiki' } as const
const keyOf = ({ platform }: LocalPlatform): string => `CH-HERE-${platform}`

/**
 * Lets the demonstration post on real programs on this machine: a channel for each, proposed, approved and opened by
 * people of the demonstration, with what signs in to it. What is as it should be is left alone.
 */
export async function connectLocalPlatforms(
  ground: Ground,
  platforms: readonly LocalPlatform[],
): Promise<void> {
  for (const platform of platforms) await connect(ground, platform)
}

async function connect(ground: Ground, place: LocalPlatform): Promise<void> {
  const { recorder, counters } = ground
  const acts = makeDemoActs(recorder, counters)
  const key = keyOf(place)
  const own = { register: 'channels', key } as const
  const { address, platformId } = place
  const values = { address, platformId }
  const before = await find(ground, key)
  const life = before?.value.values['life']
  // Whoever plays with the demonstration may have closed it.
  if (before && !['proposed', 'approved', 'active', 'paused'].includes(String(life))) return
  const steps: DemoAct[] = []
  if (!before)
    steps.push({
      ...own,
      do: 'addEntry',
      by: proposerKey,
      unit: 'PPD',
      values: { ...valuesOf(place), ...values },
      from: null,
      until: null,
    })
  else if (before.value.values['address'] !== address || before.value.values['platformId'] !== platformId)
    steps.push({ ...own, do: 'changeEntry', by: proposerKey, values, reason: 'The platform was begun anew.' })
  for (const step of steps) await acts.perform([step], atNow(ground))
  // Another account waits for an approval of its own.
  for (const deed of ['approve', 'open'] as const) {
    const now = await find(ground, key)
    const isAtHand = now?.value.values['life'] === (deed === 'approve' ? 'proposed' : 'approved')
    if (isAtHand)
      await acts.perform(
        [{ ...own, do: 'doDeed', by: ownerKey, deed, given: {}, reason: null }],
        atNow(ground),
      )
  }
  const now = await find(ground, key)
  if (!now) throw new Error(`${key} was added`)
  const { service, user, secret } = place
  await keepWhatSignsIn(ground, now, {
    ...{ label: `${names[place.platform]} on this machine`, kind: 'app-password' },
    secret: JSON.stringify({ service, user, secret }),
  })
}

const atNow = ({ recorder }: Ground): string => new Date(recorder.source.now()).toISOString()

const valuesOf = ({ platform }: LocalPlatform) => ({
  title: `${names[platform]} on this machine`,
  platform,
  purpose: 'To see a post go out on the real program. Nobody but this machine reaches it.',
  audience: 'Whoever tries this out',
  ...{ owner: ownerKey, backUp: 'D-023', houseRules: 'https://parks.example.org/house-rules' },
  hours: 'Monday to Friday, 9 am to 5 pm',
})

async function find(ground: Ground, key: string) {
  const { db } = ground.recorder.database
  const isThere = await db
    .selectFrom('register_state')
    .select('id')
    .where('register', '=', 'channels')
    .where('key', '=', key)
    .executeTakeFirst()
  return isThere && (await findNow(db, { register: 'channels', key }, atNow(ground)))
}
