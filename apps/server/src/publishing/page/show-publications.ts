import { catalogueEntry, connectionOf } from '@secondlook/connectors'
import type { MayDo, Publication, Publications } from '@secondlook/contract'
import { type Asker, findNames } from '../../people/index.ts'
import { decideOnAny, type Readable } from '../../posts/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Database } from '../../store/database.ts'
import { type Life, lifeOf } from '../life/life.ts'
import { type ActRow, findActs, toLifeAct } from '../life/store.ts'
import { findDueOf } from '../line/store.ts'
import { hasNumber } from '../people/by-hand.ts'
import { type Doing, decidedBy, whyNot } from '../people/do-to.ts'
import { sayRemains } from '../taken-down/remains.ts'
import { sayStep } from './say-step.ts'
import { stateShown } from './state-shown.ts'

/** Where a post stands on each of its channels, and what whoever looks may do about it. */
export async function showPublications(
  { db, scratch }: Database,
  asker: Asker,
  { post, last, about }: Readable,
): Promise<Publications> {
  const acts = await findActs(db, [post.id])
  const due = await findDueOf(scratch, post.id)
  const channels = [...new Set([...(last?.channels ?? []), ...acts.map(({ channel }) => channel)])]
  const entries = await findHolding(db, ['channels'], asker.at, channels)
  const names = await findNames(
    db,
    acts.flatMap(({ person }) => person ?? []),
  )
  return {
    publications: channels.flatMap((channel) => {
      const own = acts.filter((act) => act.channel === channel)
      const planned = due.find((one) => one.channel === channel)
      if (own.length === 0 && !planned) return []
      const life = lifeOf(own.map(toLifeAct), last?.number ?? own.at(-1)?.version ?? 1)
      const entry = entries.find(({ id }) => id === channel)
      return [
        {
          ...{
            channel: { id: channel, name: entry?.name ?? 'A channel that is not in the register any more' },
          },
          platform: catalogueEntry(entry?.values.platform ?? '').name,
          ...{ version: life.version, state: stateShown(life), says: life.says },
          ...{ due: planned?.kind === 'send' ? planned.due_at : null, publishedAt: life.publishedAt },
          addresses: (life.published?.parts ?? []).map(({ address }) => address),
          ...readOf(own),
          remains: sayRemains(entry?.values.platform ?? ''),
          ...commentsOf(entry?.values.platform ?? '', life),
          steps: own.map((act) => ({
            ...{ at: act.at, says: sayStep(act), reason: act.says },
            by: act.person === null ? null : { id: act.person, name: names.get(act.person) ?? '' },
          })),
          may: mayOf(asker, { ...about, channels: [channel] }, life),
        } satisfies Publication,
      ]
    }),
  }
}

/** Whether what people say under it is read here. Of what a person posted it is said why not. */
function commentsOf(
  platform: string,
  { published }: Life,
): Pick<Publication, 'readsComments' | 'whyNoComments'> {
  const isModerated = connectionOf(platform)?.moderator !== undefined
  if (!published || hasNumber(published)) return { readsComments: isModerated, whyNoComments: null }
  const says = isModerated
    ? 'What people say under it is not read here, because its address does not say its number on the platform. Look there.'
    : 'What people say on this platform is not read here. Look there.'
  return { readsComments: false, whyNoComments: says }
}

/** What was found when it was last read back. */
function readOf(acts: readonly ActRow[]): Pick<Publication, 'differences' | 'readAt'> {
  const read = acts.filter(({ does }) => does === 'read').at(-1)
  const found = read?.detail['differences']
  return {
    readAt: read?.at ?? null,
    differences: Array.isArray(found) ? (found as Publication['differences']) : [],
  }
}

function mayOf(asker: Asker, about: Readable['about'], life: Life): Publication['may'] {
  const say = (does: Doing['does']): MayDo => {
    const no = whyNot(does, life)
    if (no !== undefined) return { may: false, whyNot: no }
    const decision = decideOnAny(asker, decidedBy(does), about)
    return decision.may ? { may: true, whyNot: null } : { may: false, whyNot: decision.because }
  }
  return {
    ...{ letGo: say('let-go'), giveUp: say('give-up'), byHand: say('by-hand') },
    ...{ sayWhether: say('absent'), withdraw: say('withdraw') },
    takenOff: say('withdrawn'),
  }
}
