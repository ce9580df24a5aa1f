import {
  CloseIncident,
  IncidentNote,
  type IncidentPage,
  type IncidentRow,
  incidentOutcomes,
  type MayDo,
} from '@secondlook/contract'
import { type Answer, now, Refused, type Route } from './double-exchange.ts'
import * as shape from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

type Kept = Omit<IncidentPage, 'may'>
const done: Answer = { status: 204 }
const when = (may: boolean, whyNot: string | null = null): MayDo => ({ may, whyNot: may ? null : whyNot })

/** What was noticed on channels, in memory. */
export class DoubleIncidents {
  readonly all: Kept[] = []

  add(incident: Pick<Kept, 'id' | 'kind' | 'channel' | 'platform'> & Partial<Kept>): void {
    this.all.push({
      ...{ post: null, at: now(), isOpen: true, takenBy: null, addresses: [], words: null },
      ...{ differences: [], account: [], capture: null, steps: [], ...incident },
    })
  }

  change(id: string, more: Partial<Kept>): void {
    const at = this.all.findIndex((one) => one.id === id)
    const before = this.all[at]
    if (before) this.all[at] = { ...before, ...more }
  }

  find(id: string): Kept {
    const found = this.all.find((one) => one.id === id)
    if (!found)
      throw new Refused(
        ...([
          404,
          'not-found',
          'There is nothing here',
          'There is no such incident that you may see.',
        ] as const),
      )
    return found
  }
}

const rowOf = ({ id, kind, channel, platform, post, at, isOpen, takenBy }: Kept): IncidentRow => ({
  ...{ id, kind, channel, platform, post, at, isOpen, takenBy },
})

export const incidentRoutes = (store: DoubleStore): readonly Route[] => {
  const { incidents } = store
  const tell = (id: string, me: string, says: string, more: Partial<Kept> & { note?: string | null }) => {
    const { note = null, ...rest } = more
    const step = { at: now(), says, by: store.named(me), note }
    incidents.change(id, { ...rest, steps: [...incidents.find(id).steps, step] })
    return done
  }
  return [
    [
      'GET /incidents',
      false,
      () =>
        shape.incidentList({
          incidents: incidents.all.map(rowOf).sort((a, b) => Number(b.isOpen) - Number(a.isOpen)),
        }),
    ],
    [
      'GET /incidents/:incident',
      false,
      ({ id, me }) => {
        const found = incidents.find(id)
        const { isOpen, takenBy } = found
        const handles = store.holds(me, 'approver')
        const whose = 'This is for the owner of the channel, and for approvers.'
        return shape.incidentPage({
          ...found,
          may: {
            take: when(handles && isOpen && takenBy?.id !== me, handles ? null : whose),
            note: when(handles, whose),
            close: when(handles && isOpen, isOpen ? whose : 'It is closed. Open it again first.'),
            openAgain: when(handles && !isOpen, isOpen ? 'It is open.' : whose),
          },
        })
      },
    ],
    [
      'POST /incidents/:incident/take',
      false,
      ({ id, me }) => tell(id, me, 'Looks after it.', { takenBy: store.named(me) }),
    ],
    [
      'POST /incidents/:incident/notes',
      false,
      ({ id, me, json }) => tell(id, me, 'Wrote a note.', IncidentNote.parse(json)),
    ],
    [
      'POST /incidents/:incident/open-again',
      false,
      ({ id, me, json }) => {
        const more = { ...IncidentNote.parse(json), isOpen: true, takenBy: store.named(me) }
        return tell(id, me, 'Opened it again.', more)
      },
    ],
    [
      'POST /incidents/:incident/close',
      false,
      ({ id, me, json }) => {
        const { outcome, reason } = CloseIncident.parse(json)
        return tell(id, me, `Closed it. ${incidentOutcomes[outcome]}.`, { note: reason, isOpen: false })
      },
    ],
  ]
}
