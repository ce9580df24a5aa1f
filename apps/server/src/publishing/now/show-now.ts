import { catalogueEntry } from '@secondlook/connectors'
import type { MayDo, PublishingNow } from '@secondlook/contract'
import { type Asker, decide } from '../../people/index.ts'
import { findTitles, mayKnowOf } from '../../posts/index.ts'
import { findHolding } from '../../registers/index.ts'
import type { Database } from '../../store/database.ts'
import { type LifeState, lifeOf } from '../life/life.ts'
import { findActs, findLatest, toLifeAct } from '../life/store.ts'
import { findComing } from '../line/store.ts'
import { stateShown } from '../page/state-shown.ts'
import { decidePause, showPauses } from '../pause/pauses.ts'
import { findLooks } from '../watch/store.ts'

/** States in which nothing goes on before a person has looked. */
const waitsForSomebody: ReadonlySet<LifeState> = new Set(['stopped', 'refused', 'ask-whether', 'gone'])
const shownMost = 100

/** Publishing as it stands now, as far as whoever looks may see it. */
export async function showNow({ db, scratch }: Database, asker: Asker): Promise<PublishingNow> {
  const latest = await findLatest(db, 500)
  const coming = await findComing(scratch, asker.at, shownMost)
  const posts = [...new Set([...latest, ...coming].map(({ post }) => post))]
  const titles = new Map<string, string>()
  const channels = await findHolding(db, ['channels'], asker.at)
  const unitOf = new Map(channels.map(({ id, unit }) => [id, unit]))
  for (const { post, title, unit, channels: some, initiatives } of await findTitles(db, posts)) {
    const isMine =
      decide(asker, 'publishing.read', { unit }).may ||
      some.some(
        (channel) => decide(asker, 'publishing.read', { unit: unitOf.get(channel) ?? null, channel }).may,
      )
    if (isMine && (await mayKnowOf(db, asker, initiatives))) titles.set(post, title)
  }
  const acts = await findActs(db, [...titles.keys()])
  const named = (id: string) => ({ id, name: channels.find((one) => one.id === id)?.name ?? id })
  const needs = latest.flatMap(({ post, channel, version, at }) => {
    const title = titles.get(post)
    if (title === undefined) return []
    const own = acts.filter((act) => act.post === post && act.channel === channel).map(toLifeAct)
    const life = lifeOf(own, version)
    const isUnknown = life.state === 'leaving' && life.because === 'unknown'
    const isOther = life.state === 'published' && life.isSame === false
    if (!waitsForSomebody.has(life.state) && !isUnknown && !isOther) return []
    return [{ post, title, channel: named(channel), state: stateShown(life), says: life.says, since: at }]
  })
  const mine = channels.filter(({ id, unit }) => decide(asker, 'publishing.pause', { unit, channel: id }).may)
  const looks = await findLooks(
    scratch,
    mine.map(({ id }) => id),
  )
  const all = await decidePause(db, asker, 'publishing.pause', { scope: 'all', what: '' })
  return {
    pauses: [...(await showPauses(db, asker))],
    needs: needs.slice(0, shownMost),
    next: coming.flatMap(({ post, channel, due_at: due }) => {
      const title = titles.get(post)
      return title === undefined ? [] : [{ post, title, channel: named(channel), due }]
    }),
    mayPause: {
      all: all.may ? yes : { may: false, whyNot: all.because },
      some:
        mine.length > 0 ? yes : { may: false, whyNot: 'You are not named for a channel that you may pause.' },
    },
    channels: mine.map(({ id, name, values }) => ({
      ...{ id, name, platform: catalogueEntry(values.platform ?? '').name, look: looks.get(id) ?? null },
    })),
  }
}

const yes: MayDo = { may: true, whyNot: null }
