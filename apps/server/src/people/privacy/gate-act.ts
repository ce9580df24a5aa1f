import type { Asker } from '../access/asker.ts'
import { type Role, roleNames } from '../access/roles.ts'
import { type Act, rowsOf } from '../access/table.ts'
import { decideLogging } from './start-gate.ts'
import type { LoggedItem } from './what-is-logged.ts'

/**
 * Acts whose record is surveillance of whoever does them, with the item of the list that it is. A context that adds
 * such an act to the table adds it here.
 */
const actsThatWait: Partial<Record<Act, LoggedItem>> = {
  'channel.propose': 'acts',
  'media.add': 'acts',
  'media.remove': 'acts',
  'channel.edit': 'acts',
  'channel.approve': 'acts',
  'terms.review': 'acts',
  'security-check.record': 'acts',
  'credential.keep': 'acts',
  'speaker.name': 'acts',
  'template.write': 'acts',
  'template.approve': 'acts',
  'consent.record': 'acts',
  'take-down.settle': 'acts',
  'asset.edit': 'acts',
  'freeze.declare': 'acts',
  'duty.keep': 'acts',
  'post.write': 'acts',
  'post.comment': 'acts',
  'post.approve': 'acts',
  'post.approve-sensitive': 'acts',
  'post.stop': 'acts',
  'post.look-after': 'acts',
  'post.settle-neutral': 'acts',
  'false-alarm.tell': 'acts',
  'post.withdraw': 'acts',
  'publication.let-go': 'acts',
  'publication.by-hand': 'acts',
  'publishing.pause': 'acts',
  'comments.moderate': 'acts',
  'comments.look-after': 'acts',
  'incident.handle': 'acts',
  'publishing.resume': 'acts',
  'report.screen': 'sealed-readings',
  'disclosure.read': 'sealed-readings',
  'case.step': 'acts',
  'record.hold': 'acts',
  'record.dispose': 'acts',
  'record.export': 'sealed-readings',
}

/** Roles that may do such an act, so that whoever holds one has a notice to read. */
export const rolesThatWait: readonly Role[] = roleNames.filter((name) =>
  Object.keys(actsThatWait).some((act) => rowsOf(act as Act).some(({ role }) => role === name)),
)

/**
 * Why an act has to wait for the notice of surveillance, as a sentence, if it has to. `decide` asks it of every act,
 * so that no permit is issued for one that may not be logged yet.
 */
export function waitsForNotice({ told, at }: Pick<Asker, 'told' | 'at'>, act: Act): string | undefined {
  const item = actsThatWait[act]
  if (item === undefined) return undefined
  const answer = decideLogging(item, told, at)
  if (answer.mayLog) return undefined
  return `${answer.says}${answer.from === null ? '' : ` It begins on ${answer.from.slice(0, 10)}.`}`
}
