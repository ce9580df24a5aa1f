import type { AnyValues, EntryPage } from '@secondlook/contract'
import type { KeptEntry } from './double-entries.ts'
import { type Json, now } from './double-exchange.ts'
import { dana } from './double-people.ts'

export type DoneBy = { readonly me: string; readonly isKeeper: boolean }
type Rows = EntryPage['deeds']

/** From which state a deed leads where, by register. */
const steps: Readonly<
  Record<string, Readonly<Record<string, { from: readonly string[]; to: string; of: string }>>>
> = {
  channels: {
    approve: { of: 'life', from: ['proposed'], to: 'approved' },
    open: { of: 'life', from: ['approved', 'paused'], to: 'active' },
    pause: { of: 'life', from: ['active'], to: 'paused' },
    close: { of: 'life', from: ['active', 'paused'], to: 'closed' },
    archive: { of: 'life', from: ['closed'], to: 'archived' },
    recertify: { of: 'life', from: ['active'], to: 'active' },
  },
  templates: { approve: { of: 'state', from: ['draft'], to: 'approved' } },
  'permission-requests': {
    grant: { of: 'state', from: ['asked'], to: 'granted' },
    refuse: { of: 'state', from: ['asked'], to: 'refused' },
    withdraw: { of: 'state', from: ['asked'], to: 'withdrawn' },
  },
  consents: { withdraw: { of: 'state', from: ['given'], to: 'withdrawn' } },
  'take-downs': { settle: { of: 'state', from: ['open'], to: 'done' } },
  initiatives: {
    announce: { of: 'announcedAt', from: [''], to: '' },
    designate: { of: 'announcedAt', from: [''], to: '' },
  },
  freezes: { lift: { of: 'kind', from: ['caretaker', 'mourning', 'emergency'], to: '' } },
}

/** What may be done now; what may not where the reason is who asks, with that reason. */
export function deedsOf({ me, isKeeper }: DoneBy, { register, values, isRevoked, addedBy }: KeptEntry): Rows {
  if (isRevoked) return []
  const isAsker = values['asker'] === me
  return Object.entries(steps[register] ?? {}).flatMap(([name, { of, from }]) => {
    if (!from.includes(String(values[of] ?? ''))) return []
    if (name === 'withdraw' && register === 'permission-requests')
      return isAsker ? [{ name, may: true, whyNot: null }] : []
    const whyNot = isAsker
      ? 'You asked, so somebody else answers. Dana Wu can.'
      : name === 'approve' && addedBy === me
        ? 'Nobody approves what they proposed. Dana Wu can.'
        : isKeeper && (register !== 'permission-requests' || me === dana)
          ? null
          : 'This is for whoever keeps this register. Ask Dana Wu.'
    return [{ name, may: whyNot === null, whyNot }]
  })
}

/** What an entry says after a deed. */
export function afterDeed({ register, values }: KeptEntry, deed: string, me: string, said: Json): AnyValues {
  const step = steps[register]?.[deed]
  const moved = step && step.to !== '' ? { [step.of]: step.to } : {}
  const own: Record<string, Record<string, unknown>> = {
    'channels approve': { approvedBy: me },
    'channels close': { closedOn: now().slice(0, 10) },
    'templates approve': { approvedBy: me },
    'permission-requests grant': {
      ...{ answeredBy: me, grantedUntil: said['until'] ?? null, conditions: said['conditions'] ?? null },
    },
    'permission-requests refuse': { answeredBy: me },
    'take-downs settle': { state: said['outcome'], doneBy: me, says: said['says'] },
    'initiatives announce': { announcedAt: now(), announcedIn: said['link'] },
    'initiatives designate': { announcingPost: said['post'] },
  }
  return { ...values, ...moved, ...own[`${register} ${deed}`] } as AnyValues
}
