import type { NeutralState, SettleNeutral } from '@secondlook/contract'
import type { z } from 'zod'
import { refuse } from '../../http/refusals.ts'
import type { NewEvent } from '../../records/index.ts'
import { newId } from '../../store/ids.ts'
import { type ActNeeds, isNo, nextMoment, type Outcome, openHeld, settle, withAct } from '../review/act-on.ts'
import { findHoldersFor } from '../review/holders-for.ts'
import { endOfPost, type TellPosts, tellOfPost } from '../review/notices.ts'
import type { OpenPost } from '../review/open-post.ts'
import { insertNeutral } from './store.ts'

type State = z.infer<typeof NeutralState>

const says: Readonly<Record<State['state'], string>> = {
  none: '',
  asked:
    'It looks like government work that may not be public yet. The media team is asked, and says one of two things: it was announced, with the link, or it is not this.',
  announced: 'The media team says that it was announced.',
  'not-this': 'The media team says that it is not this.',
}

/** Where the neutral answer about a version stands: made of nothing but the version and what the media team said. */
export function neutralStateOf(
  isNeutral: boolean,
  settled: { readonly answer: 'announced' | 'not-this'; readonly link: string | null } | undefined,
): State {
  const state = !isNeutral ? 'none' : (settled?.answer ?? 'asked')
  return { state, says: says[state], link: state === 'announced' ? (settled?.link ?? null) : null }
}

/**
 * Asks the media team about a version that was just saved, or that is asked about `again`: the same people, at the same
 * moment, whatever is behind it.
 */
export async function askMediaTeam(
  needs: TellPosts,
  open: Pick<OpenPost, 'post' | 'around' | 'initiatives' | 'last' | 'now'>,
  again = '',
): Promise<readonly NewEvent[]> {
  if (!open.now.version.isNeutral || open.now.isNeutralSettled) return []
  const { tx, at } = needs
  const team = await findHoldersFor(tx, 'media-officer', open.post.unit, at)
  return await tellOfPost(needs, open, {
    ...{ kind: 'neutral-asked', people: team, after: `neutral ${open.post.id} ${open.last.number}${again}` },
  })
}

/** What the media team said last of the last version. */
export const settledOf = ({ neutral, last }: Pick<OpenPost, 'neutral' | 'last'>) =>
  neutral.findLast(({ version }) => version === last.number)

const isLink = (text: string): boolean => {
  try {
    return ['https:', 'http:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}

/** The media team's one answer of two. */
export async function settleNeutral(
  needs: ActNeeds,
  post: string,
  { version, answer }: z.infer<typeof SettleNeutral>,
): Promise<Outcome<null>> {
  const open = await openHeld(needs, post)
  if (isNo(open)) return { declined: open }
  const { tx, asker, source } = needs
  const { last, now } = open
  if (version !== last.number)
    return {
      declined: refuse('changed-meanwhile', 'There is a newer version. Look at it, then answer about that.'),
    }
  const link = answer.is === 'announced' ? answer.link.trim() : null
  if (link !== null && !isLink(link))
    return {
      declined: refuse('bad-request', 'Give the address where it was announced.', [
        { path: 'answer.link', says: 'It begins with https://.' },
      ]),
    }
  const before = now.isNeutralSettled ? settledOf(open) : undefined
  if (before)
    return {
      declined: refuse(
        'already-ended',
        before.answer === answer.is && before.link === link
          ? 'This was answered so already.'
          : 'This was answered already.',
      ),
    }
  if (!now.version.isNeutral)
    return { declined: refuse('not-in-this-state', 'Nobody is asked about this version.') }
  const at = nextMoment(needs, open)
  const row = { id: newId(source), post, version, answer: answer.is, link, person: asker.person, at }
  await insertNeutral(tx, row)
  const after = withAct(open, { does: 'settle-neutral', by: asker.person, at, version })
  return await settle(
    needs,
    open,
    after,
    {
      type: 'post.neutral-settled',
      parts: { answer: { version, is: answer.is, link } },
      rows: [{ table: 'post_neutral', key: row.id }],
    },
    null,
    [
      ...(await endOfPost(needs, post, ['neutral-asked'])),
      ...(await tellOfPost(needs, after, {
        ...{ kind: 'neutral-settled', people: now.authors, after: `neutral-settled ${row.id}` },
      })),
    ],
  )
}
