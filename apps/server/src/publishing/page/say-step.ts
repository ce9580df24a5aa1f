import type { Does } from '../life/act.ts'
import type { ActRow } from '../life/store.ts'

const said: Readonly<Record<Does, string>> = {
  intend: 'It began to be posted.',
  sent: 'It was posted.',
  found: 'It was looked for, and is there.',
  absent: 'It is not there.',
  unknown: 'It is not known whether it was posted. It is not sent again before that is known.',
  refused: 'The platform did not take it.',
  deferred: 'The platform could not take it then. Nothing is out.',
  stop: 'It was not posted.',
  'let-go': 'It was let go.',
  'give-up': 'It is not to go out any more.',
  'by-hand': 'It was posted by hand.',
  read: 'It was read back as a stranger sees it.',
  withdraw: 'It is to be taken down.',
  withdrawn: 'It was taken down from the channel. Copies may remain.',
  'withdraw-failed': 'It could not be taken down.',
  gone: 'It is not there any more, and nobody took it down here.',
  changed: 'Somebody changed it on the platform.',
}

/** One sentence of what happened to a post on a channel. */
export function sayStep({ does, detail }: Pick<ActRow, 'does' | 'detail'>): string {
  if (does === 'read' && detail['isSame'] === true)
    return 'It was read back as a stranger sees it, and is what was approved.'
  if (does === 'read' && detail['isSame'] === false)
    return 'It was read back as a stranger sees it, and is not what was approved.'
  if (does === 'read' && detail['is'] === 'there')
    return 'It was looked at as a stranger sees it. A program cannot tell whether it is what was approved.'
  if (does === 'read') return 'It could not be read back.'
  if (does === 'stop' && detail['because'] === 'by-hand') return 'It is ready for a person to post it.'
  return said[does]
}
