import type { Json } from '@secondlook/connectors'
import { commit, type NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { type IdSource, newId } from '../../store/ids.ts'
import type { PublishingNeeds } from '../needs.ts'
import type { SightingKind } from '../tables.ts'
import { hasSighting, insertSighting } from './store.ts'

/** Something on a channel that nobody did here, with what was kept of it first. */
export type Notice = {
  readonly channel: string
  readonly kind: SightingKind
  readonly thing: string
  readonly post: string | null
  readonly what: { readonly [name: string]: Json }
  readonly capture: string | null
}

/** Writes once what was noticed; what is done about it follows from the event. `false` where it was noticed before. */
export async function notice(
  { recorder, permitOf }: Pick<PublishingNeeds, 'recorder' | 'permitOf'>,
  own: Notice,
  more: (tx: Tx, at: string) => Promise<readonly NewEvent[]> = async () => [],
): Promise<boolean> {
  const done = await commit<undefined, 'known'>(
    recorder,
    permitOf('publishing.watch', 'channel.notice'),
    async (tx, at) => {
      const event = await writeNotice(tx, { at, source: recorder.source }, own)
      if (!event) return { declined: 'known' }
      return { result: undefined, events: [event, ...(await more(tx, at))] }
    },
  )
  return done.ok
}

/** The same within a change that says something else as well; `undefined` where it was noticed before. */
export async function writeNotice(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: IdSource },
  own: Notice,
): Promise<NewEvent | undefined> {
  if (await hasSighting(tx, own)) return undefined
  const id = newId(source)
  await insertSighting(tx, { id, ...own, at })
  const { channel, kind, thing, post, capture, what } = own
  return {
    ...{ type: 'channel.noticed', subject: post ?? channel },
    parts: {
      sighting: { id, channel, kind, thing, post, capture, ...what },
    },
    rows: [{ table: 'channel_sighting', key: id }],
  }
}
