import type { Deed, EntryPage, Register } from '@secondlook/contract'

/** How an entry stops counting, or counts again. */
export type Ending = { readonly kind: 'end' | 'revoke' | 'restore'; readonly deed: Deed }

const end: Ending = {
  kind: 'end',
  deed: {
    label: 'End it',
    says: 'It holds until then and no longer. That it held stays in its history.',
    fields: { from: { kind: 'day', label: 'Its last day', hint: 'Leave it empty to end it now' } },
    needsReason: false,
  },
}
const revoke: Ending = {
  kind: 'revoke',
  deed: {
    label: 'Revoke it',
    says: 'From now on it counts for nothing. Use it where the entry is wrong or may not be gone by any more.',
    fields: {},
    needsReason: true,
  },
}
const restore: Ending = {
  kind: 'restore',
  deed: {
    label: 'Restore it',
    says: 'It counts again from now on. That it did not for a while stays in its history.',
    fields: {},
    needsReason: true,
  },
}

/** What can end now. What ends by its own deeds is only revoked; a request is taken back by whoever asked. */
export function endingsOf(
  { standing }: Pick<EntryPage, 'standing'>,
  { name }: Pick<Register, 'name'>,
): readonly Ending[] {
  if (name === 'permission-requests') return []
  // A turn that is over is not taken up again; the next one is entered.
  if (name === 'duty-roster' && standing === 'ended') return []
  if (standing === 'revoked' || standing === 'ended') return [restore]
  return endsByDeed.has(name) || standing === 'not-yet' ? [revoke] : [end, revoke]
}

const endsByDeed: ReadonlySet<string> = new Set(['channels', 'take-downs', 'freezes'])

/** Deeds that take something back are never the one clear next step. */
const takesBack: ReadonlySet<string> = new Set(['withdraw'])

/** Whether a deed leads on; one that asks for a reason stops or refuses something. */
export const isNextStep = (name: string, { needsReason }: Pick<Deed, 'needsReason'>): boolean =>
  !needsReason && !takesBack.has(name)
