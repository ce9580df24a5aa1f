import type { Tier } from '@secondlook/contract'
import { type Refusal, refuse } from '../../http/refusals.ts'
import type { Asker } from '../../people/index.ts'
import { findNames } from '../../people/index.ts'
import type { Db, Tx } from '../../store/database.ts'
import type { MayNot } from '../lifecycle/may.ts'
import { type OpenPost, whoCanNow } from './open-post.ts'
import { sayBlocks } from './say-blocks.ts'
import { sayNames } from './who-can.ts'

/** Tiers as words within a sentence. */
const tierWords: Readonly<Record<Tier, string>> = {
  ...{ T0: 'replies and filled templates', T1: 'routine posts', T2: 'sensitive posts' },
  T3: 'posts in a crisis',
}

type Who = Pick<Asker, 'by'>

/** Why something may not be done, what changed, and who can. */
export async function sayNo(db: Db | Tx, open: OpenPost, asker: Who, may: MayNot): Promise<Refusal> {
  return noInWords(open, asker, may, await findNames(db, [...peopleIn(open)]))
}

/** Everybody whom such a sentence may name. */
export const peopleIn = (open: OpenPost): ReadonlySet<string> => {
  const { now } = open
  const rounds = now.round ? [now.round.by] : []
  return new Set([
    ...whoCanNow(open),
    ...now.authors,
    ...rounds,
    ...(now.heldBy === null ? [] : [now.heldBy]),
  ])
}

/** The same, where the names are at hand. */
export function noInWords(
  open: OpenPost,
  asker: Who,
  may: MayNot,
  names: ReadonlyMap<string, string>,
): Refusal {
  const able = whoCanNow(open)
  const { now, facts } = open
  const rounds = now.round ? [now.round.by] : []
  const nameOf = (id: string): string => names.get(id) ?? 'somebody who has left'
  const who = sayNames(able.map(nameOf))
  const can =
    who === undefined ? 'Nobody else can approve it now; ask whoever names approvers.' : `${who} can.`
  const tier = facts.tier === null ? 'this post' : tierWords[facts.tier]
  switch (may.rule) {
    case 'Y1':
      return refuse(
        'changed-meanwhile',
        `There is a newer version than the one you looked at. Look at it again, then decide on exactly that.`,
      )
    case 'Y2':
      return refuse('not-in-directory', 'You are not in the directory now, so nothing you say counts here.')
    case 'Y3':
      return refuse(
        'own-words',
        `You wrote or changed words of this post, and nobody approves their own. ${can}`,
      )
    case 'Y4':
      return refuse(
        'own-words',
        `You may approve only for somebody who wrote words of this post, so it would be their own say. ${can}`,
      )
    case 'Y5':
      return refuse(
        'no-delegation',
        `Nothing in the register lets you approve ${tier} on these channels. ${can}`,
      )
    case 'Y6':
      return refuse(
        'read-policy-first',
        'Read the policy that applies to you and say so; then you can approve this.',
      )
    case 'Y7':
      return asker.by.kind === 'token'
        ? refuse(
            'not-allowed',
            'A program cannot show that it is you, and this takes that. Sign in and approve it yourself.',
          )
        : refuse('step-up-needed', 'Please confirm that it is you; then you may do this.')
    case 'Y8':
      return refuse(
        'said-already',
        `You have said yes to this version already, and one person counts once. ${can}`,
      )
    case 'Y9':
      return may.isStop
        ? refuse(
            'no-delegation',
            `There is a finding in it that only somebody may answer who approves sensitive posts. ${can}`,
          )
        : refuse(
            'reason-needed',
            may.findings.length === 1
              ? 'One finding needs your reason. Write why it may go out all the same, then approve.'
              : `${may.findings.length} findings need your reason each. Write why it may go out all the same, then approve.`,
            may.findings.map((finding) => ({ path: `answers.${finding}`, says: 'Write your reason.' })),
          )
    case 'Y10':
      return refuse('not-your-step', `The step that is open now is for others. ${can}`)
    case 'R1':
      return refuse(
        'asked-already',
        `${now.round ? nameOf(now.round.by) : 'Somebody'} has asked for approval of this version already.`,
      )
    case 'R2':
      return refuse(
        'fact-stands',
        `${sayBlocks(open).join(' ')} Only a change clears this; save the post again when it is done.`,
      )
    case 'R5':
      return refuse('bad-request', 'An emergency takes two people and one step.')
    case 'held':
      return refuse(
        'on-hold',
        `${now.heldBy === null ? 'Somebody' : nameOf(now.heldBy)} holds this post. It goes on when they, or somebody else who approves it, let it go on.`,
      )
    case 'not-asked':
      return refuse('not-in-this-state', sayNotAsked(open))
    case 'A2':
      return refuse('not-in-this-state', 'It is not on hold, so there is nothing to let go on.')
    case 'D1':
    case 'D2':
      return refuse(
        'not-allowed',
        `This is for whoever wrote in this post or asked for its approval: ${sayNames([...new Set([...now.authors, ...rounds])].map(nameOf)) ?? 'nobody who is here'}.`,
      )
    case 'D3':
      return refuse('already-ended', 'This post was given up. Begin a new one.')
  }
}

function sayNotAsked({ now }: OpenPost): string {
  if (now.ended === 'returned') return 'It was returned. Its authors change it and ask again.'
  if (now.ended === 'recalled')
    return 'It was taken back by those who wrote it. They ask again when it is ready.'
  if (now.round) return 'Every yes that it needs was said already.'
  return 'Nobody has asked for approval of this version yet.'
}
