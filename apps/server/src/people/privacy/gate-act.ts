import { type Refusal, refuse } from '../../http/refusals.ts'
import type { Db, Tx } from '../../store/database.ts'
import type { Asker } from '../access/asker.ts'
import type { Act } from '../access/table.ts'
import { askGate } from './issue-notice.ts'
import type { LoggedItem } from './what-is-logged.ts'

/**
 * Acts whose record is surveillance of whoever does them, with the item of the list that it is. A context that adds
 * such an act to the table adds it here.
 */
const actsThatWait: Partial<Record<Act, LoggedItem>> = {
  'channel.edit': 'acts',
  'post.write': 'acts',
  'post.approve': 'acts',
  'post.withdraw': 'acts',
  'report.screen': 'sealed-readings',
  'disclosure.read': 'sealed-readings',
  'case.step': 'acts',
  'record.hold': 'acts',
  'record.dispose': 'acts',
  'record.export': 'sealed-readings',
}

/** Why an act has to wait for the notice of surveillance, if it has to. Asked after `decide`, before the act. */
export async function refuseBeforeNotice(db: Db | Tx, asker: Asker, act: Act): Promise<Refusal | undefined> {
  const item = actsThatWait[act]
  if (item === undefined) return undefined
  const answer = await askGate(db, { people: [...asker.selves], item, at: asker.at })
  if (answer.mayLog) return undefined
  const from = answer.from === null ? '' : ` It begins on ${answer.from.slice(0, 10)}.`
  return refuse('not-allowed', `${answer.says}${from}`)
}
