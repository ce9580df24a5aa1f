import { commit, type NewEvent } from '../../records/index.ts'
import type { Tx } from '../../store/database.ts'
import { insertAct, type NewAct } from '../life/store.ts'
import type { PublishingNeeds } from '../needs.ts'
import { isLineOf } from './store.ts'

const typeOf: Readonly<Record<NewAct['does'], { readonly type: string }>> = {
  intend: { type: 'publication.leaving' },
  sent: { type: 'publication.sent' },
  found: { type: 'publication.found' },
  absent: { type: 'publication.not-there' },
  unknown: { type: 'publication.unknown' },
  refused: { type: 'publication.refused' },
  deferred: { type: 'publication.put-off' },
  stop: { type: 'publication.stopped' },
  'let-go': { type: 'publication.let-go' },
  'give-up': { type: 'publication.given-up' },
  'by-hand': { type: 'publication.by-hand' },
  read: { type: 'publication.read-back' },
  withdraw: { type: 'publication.withdrawing' },
  withdrawn: { type: 'publication.withdrawn' },
  'withdraw-failed': { type: 'publication.not-withdrawn' },
  gone: { type: 'publication.gone' },
  changed: { type: 'publication.changed' },
}

/** Writes an act, and the event that says so. */
export async function writeAct(
  tx: Tx,
  { at, source }: { readonly at: string; readonly source: PublishingNeeds['recorder']['source'] },
  act: NewAct,
): Promise<NewEvent> {
  const id = await insertAct(tx, { at, source }, act)
  const { post, channel, version, does, says = null, detail = {} } = act
  return {
    ...{ ...typeOf[does], subject: post },
    parts: { publication: { channel, version, ...detail }, ...(says !== null && { reason: says }) },
    rows: [{ table: 'publication_act', key: id }],
  }
}

/** One act by the program on a channel that it works on; `false` where somebody else has the channel by now. */
export async function commitAct(
  { recorder, permitOf }: PublishingNeeds,
  me: string,
  act: NewAct,
  more: (tx: Tx, at: string) => Promise<readonly NewEvent[]> = async () => [],
): Promise<boolean> {
  const done = await commit<undefined, 'lost-lease'>(
    recorder,
    permitOf('publishing.send', 'publication.send'),
    async (tx, at) => {
      if (!(await isLineOf(tx, act.channel, me))) return { declined: 'lost-lease' }
      const event = await writeAct(tx, { at, source: recorder.source }, act)
      return { result: undefined, events: [event, ...(await more(tx, at))] }
    },
  )
  return done.ok
}
