import type {
  ActStanding,
  CommentDeed,
  CommentPage,
  CommentRow,
  CommentStep,
  ComplaintOutcome,
} from '@secondlook/contract'
import { sayDistance } from '../words/instant.ts'

/** The button of each deed, its question, and what was done, in words. */
export const deedWords: Readonly<
  Record<CommentDeed, { readonly verb: string; readonly done: string; readonly began: string }>
> = {
  hide: { verb: 'Hide it', done: 'Hid it', began: 'Began to hide it' },
  show: { verb: 'Show it again', done: 'Showed it again', began: 'Began to show it again' },
  delete: { verb: 'Delete it', done: 'Deleted it', began: 'Began to delete it' },
  block: { verb: 'Block its writer', done: 'Blocked its writer', began: 'Began to block its writer' },
  unblock: {
    verb: 'Let its writer back',
    done: 'Let its writer back',
    began: 'Began to let its writer back',
  },
}

const standingWords: Readonly<Record<Exclude<ActStanding, 'done'>, string>> = {
  leaving: 'It is on its way.',
  unknown: 'We do not know yet whether it was done. We look on the platform and do not send it twice.',
  absent: 'It was not there any more.',
  'not-done': 'It was not done.',
  refused: 'The platform did not do it.',
  deferred: 'The platform could not do it then. Try again in a while.',
}

/** One thing that somebody did, in a sentence, with what came of it. */
export const sayStep = ({ does, standing }: Pick<CommentStep, 'does' | 'standing'>): string =>
  standing === 'done' ? `${deedWords[does].done}.` : `${deedWords[does].began}. ${standingWords[standing]}`

/** What came of a deed, for whoever has just done it. */
export const sayDone = (does: CommentDeed, standing: ActStanding): string =>
  standing === 'done' ? `Done: ${deedWords[does].verb.toLowerCase()}` : standingWords[standing]

/** How a comment stands, in words. */
export function sayStanding({
  isHidden,
  isGone,
  isBlocked,
  last,
}: Pick<CommentRow, 'isHidden' | 'isGone' | 'isBlocked' | 'last'>): string {
  const wasDeleted = last?.does === 'delete' && last.standing === 'done'
  const says = isGone ? (wasDeleted ? 'Deleted here' : 'Not there any more') : isHidden ? 'Hidden' : 'Shown'
  return isBlocked ? `${says}, and its writer is blocked` : says
}

export const outcomeWords: Readonly<Record<ComplaintOutcome, string>> = {
  restored: 'The comment is shown again',
  stands: 'What was done stands',
  'cannot-restore': 'It should not have been deleted, and cannot be put back',
  'nothing-found': 'Nothing of theirs was touched here',
}

/** The same for whoever asked. */
export const outcomeForWriter: Readonly<Record<ComplaintOutcome, string>> = {
  restored: 'Your comment is shown again.',
  stands: 'We looked again, and it stays as it is.',
  'cannot-restore': 'It should not have been deleted. We are sorry: it cannot be put back.',
  'nothing-found': 'We found no comment of yours that somebody here has touched.',
}

/** What is long or may hurt is folded: how much there is stands in the place of the words. */
export const sayFolded = ({ text, by }: Pick<CommentPage, 'text' | 'by'>): string => {
  const words = text.trim() === '' ? 0 : text.trim().split(/\s+/).length
  const size = words === 0 ? 'no words' : words === 1 ? '1 word' : `${words} words`
  return `Read it: ${size}${by === '' ? '' : ` by ${by}`}`
}

export const sayWhen = (at: string): string => sayDistance(at, new Date().toISOString())
