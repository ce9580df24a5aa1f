import type { OnDuty } from '@secondlook/contract'
import { type KeptEntry, standingOf } from './double-entries.ts'
import type { Route } from './double-exchange.ts'
import { postChannels } from './double-posts.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

/** Who is on duty now, as the roster of the double has it. */
export const onDutyRoutes = (store: DoubleStore): readonly Route[] => [
  [
    'GET /on-duty',
    false,
    ({ me, query }) =>
      shown.onDuty(onDutyFor(store, me, (query.get('channels') ?? '').split(',').filter(Boolean))),
  ],
]

function onDutyFor({ registers }: DoubleStore, me: string, asked: readonly string[]): OnDuty {
  const turns = registers.all.filter(
    (one) => one.register === 'duty-roster' && one.until !== null && standingOf(one) === 'holds',
  )
  const live = new Map<string, string>(postChannels.map((one) => [one.id, one.name]))
  const named = (id: string) => ({ id, name: live.get(id) ?? registers.nameOfId(id) })
  const channelsOf = ({ values }: KeptEntry) => values['channels'] as readonly string[]
  const known = asked.filter((id) => live.has(id) || registers.all.some((one) => one.id === id))
  return {
    channels: (registers.isKeeper(me) ? known : []).map((id) => ({
      channel: named(id),
      people: turns
        .filter((turn) => channelsOf(turn).includes(id) || id === 'parks')
        .map((turn) => ({
          ...{ person: named(String(turn.values['person'])), turn: turn.id, until: turn.until ?? '' },
          awayUntil: null,
        })),
    })),
    mine: turns
      .filter(({ values }) => values['person'] === me)
      .map((turn) => ({
        ...{ turn: turn.id, until: turn.until ?? '', awayUntil: null },
        channels: channelsOf(turn).map(named),
      })),
  }
}
