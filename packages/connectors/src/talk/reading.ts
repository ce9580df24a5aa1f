import type {
  Gone,
  Listed,
  PinBack,
  Profile,
  ProfileBack,
  ReadBack,
  ReadPart,
  Resolved,
  Unreadable,
} from './reader.ts'
import type { Published } from './sender.ts'
import type { Talk } from './talk.ts'

/** One part of what is out, or why it cannot be read. */
export type PartBack = ReadPart | Gone | Unreadable

/** Each part, one after the other. It is gone where none of it is left; that some of it is missing is a difference. */
export function* readParts({ parts }: Published, readOne: (id: string) => Talk<PartBack>): Talk<ReadBack> {
  const found: ReadPart[] = []
  let says = 'There is nothing to read.'
  for (const { id } of parts) {
    const part = yield* readOne(id)
    if (!('is' in part)) found.push(part)
    else if (part.is === 'gone') says = part.says
    else return part
  }
  return found.length === 0 ? { is: 'gone', says } : { is: 'there', parts: found }
}

type NotThere = { readonly is: 'none' } | { readonly is: 'unreadable'; readonly says: string }

const unread = (says: string): Unreadable => ({ is: 'unreadable', says })

/** What was looked for and is not there is gone, in these words; what could not be looked for is not known. */
export const goneOr = (looked: NotThere, says: string): Gone | Unreadable =>
  looked.is === 'none' ? { is: 'gone', says } : unread(looked.says)

export const noPost = (looked: NotThere, id: string): Gone | Unreadable =>
  goneOr(looked, `Nobody finds the post ${id} there any more.`)

export const readOr = (part: ReadPart | undefined): PartBack =>
  part ?? unread('It did not answer with a post.')

export const profileOr = (profile: Profile | undefined): ProfileBack =>
  profile === undefined ? unread('It did not answer with an account.') : { is: 'profile', profile }

/** What stands for an account in an answer; without one the answer says nothing of it. */
export const somebody = (id: string | undefined): Resolved =>
  id === undefined || id === '' ? unread('It did not answer with an account.') : { is: 'somebody', id }

export const nobodyOr = (looked: NotThere): Resolved =>
  looked.is === 'none' ? { is: 'nobody' } : unread(looked.says)

/** A handle without the sign that it is written with. */
export const bareHandle = (handle: string): string => handle.trim().replace(/^@/, '')

export const newestFirst = (items: readonly Listed[]): readonly Listed[] =>
  items.toSorted((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0))

export const pinBack = (isPinned: boolean): PinBack => ({ is: isPinned ? 'pinned' : 'not-pinned' })
