import { sayUntil } from '../src/app/words/instant.ts'
import { type KeptEntry, standingOf } from './double-entries.ts'
import { inHours, now } from './double-exchange.ts'

/** What of an entry needs somebody, in sentences. */
export function attentionOf(all: readonly KeptEntry[], entry: KeptEntry): string[] {
  const { register, values, until, id } = entry
  const standing = standingOf(entry)
  if (standing === 'ended' && register === 'channels' && values['life'] === 'active')
    return ['It lapsed, because nobody confirmed it. Confirm it or close it.']
  if (standing !== 'holds') return []
  const isRead = all.some((one) => one.register === 'terms-reviews' && one.values['channel'] === id)
  const without = values['withoutFactor']
  return [
    ...(register === 'channels' && values['life'] === 'proposed'
      ? ['It waits for somebody else to approve it.']
      : []),
    ...(register === 'channels' && values['life'] === 'active' && !isRead
      ? ['Its terms of service have not been read yet.']
      : []),
    ...(register === 'security-checks' && Array.isArray(without) && without.length > 0
      ? ['Of two people who hold keys, one has no verified second factor.']
      : []),
    ...(register === 'permission-requests' && values['state'] === 'asked' ? ['It waits for an answer.'] : []),
    ...(register === 'take-downs' && values['state'] === 'open'
      ? ['Somebody has to look, and take it down.']
      : []),
    ...(register === 'templates' && values['state'] === 'draft' ? ['It waits for approval.'] : []),
    ...(register === 'duty-roster' && until !== null && until < inHours(24)
      ? ['It ends within a day, and nobody is on duty after it. Enter the next turn.']
      : []),
    ...(register !== 'duty-roster' && until !== null && until > now() && until < inHours(24 * 30)
      ? [`It ends soon: it holds until ${sayUntil(until)}.`]
      : []),
  ]
}
