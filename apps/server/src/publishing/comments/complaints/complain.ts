import { catalogueEntry } from '@secondlook/connectors'
import type { ComplaintAnswer, HouseRules, NewComplaint } from '@secondlook/contract'
import { type Refusal, refuse } from '../../../http/refusals.ts'
import { commit } from '../../../records/index.ts'
import { findHolding } from '../../../registers/index.ts'
import { newId } from '../../../store/ids.ts'
import type { PublishingNeeds } from '../../needs.ts'
import { type OnChannel, ownRulesOf } from '../may-see.ts'
import { daysAfter, findByAddress, forgetDays } from '../store.ts'
import { digestOfCode, newCode } from './code.ts'
import { countWaiting, findAnswer, findByCode, insertComplaint, keepWords } from './store.ts'

/** Within how many days somebody has an answer. */
export const answerDays = 10
/** How long what they wrote is kept where nobody answers; an answer makes it shorter. */
const unansweredDays = 365
/** More than this waits on no channel that anybody looks after. */
const waitingMost = 500

type Needs = Pick<PublishingNeeds, 'recorder' | 'permitOf'>
const noRules = refuse('not-found', 'There is no official account here that is live.')

async function findLive({ recorder }: Needs, channel: string): Promise<OnChannel | undefined> {
  const at = new Date(recorder.source.now()).toISOString()
  const [found] = await findHolding(recorder.database.db, ['channels'], at, [channel])
  return found && (found.values.life === 'active' || found.values.life === 'paused') ? found : undefined
}

/** What everybody may know of how comments on a channel are looked after. */
export async function showHouseRules(needs: Needs, channel: string): Promise<HouseRules | Refusal> {
  const found = await findLive(needs, channel)
  if (!found) return noRules
  const { platform, address, hours } = found.values
  return {
    ...{ channel: found.name, platform: catalogueEntry(platform ?? '').name, address: address ?? '' },
    ...{ rules: ownRulesOf(found), hours: hours || null, answerDays, forgetDays },
  }
}

/** Takes in that somebody asks for another look; the code under which they read the answer. It says nothing of what we know. */
export async function complain(
  needs: Needs,
  channel: string,
  { about, words, contact }: NewComplaint,
): Promise<{ readonly code: string } | Refusal> {
  const { database, source } = needs.recorder
  const found = await findLive(needs, channel)
  if (!found) return noRules
  if ((await countWaiting(database.db, channel)) >= waitingMost)
    return refuse('too-busy', 'So many wait here that we take no more today. Try again tomorrow.')
  const at = new Date(source.now()).toISOString()
  const id = newId(source)
  const code = newCode(source.randomBytes)
  const comment = (await findByAddress(database.db, channel, about))?.id ?? null
  // Their words come first, so that nothing is waited for that cannot be read.
  await keepWords(database.scratch, {
    ...{ complaint: id, about, words, contact: contact === '' ? null : contact },
    forget_at: daysAfter(at, unansweredDays),
  })
  const due = daysAfter(at, answerDays)
  await commit(
    needs.recorder,
    needs.permitOf('publishing.complaints', 'comment-complaint.make'),
    async (tx) => {
      await insertComplaint(tx, { id, channel, comment, code_digest: digestOfCode(code), due_at: due, at })
      return {
        result: undefined,
        events: [
          {
            ...{ type: 'comment-complaint.made', subject: channel },
            parts: { complaint: { id, channel, comment, due } },
            rows: [{ table: 'comment_complaint', key: id }],
          },
        ],
      }
    },
  )
  return { code }
}

/** What somebody reads with their code: where it stands, and the answer without the name of whoever gave it. */
export async function readAnswer({ recorder }: Needs, code: string): Promise<ComplaintAnswer | Refusal> {
  const { db } = recorder.database
  const complaint = await findByCode(db, digestOfCode(code))
  if (!complaint)
    return refuse('not-found', 'There is nothing under this code. Look whether it is typed as it was shown.')
  const answer = await findAnswer(db, complaint.id)
  const at = new Date(recorder.source.now()).toISOString()
  const [channel] = await findHolding(db, ['channels'], at, [complaint.channel])
  return {
    ...{ channel: channel?.name ?? 'An account that is not official any more' },
    ...{ at: complaint.at, due: complaint.due_at },
    answer: answer ? { outcome: answer.outcome, says: answer.says, at: answer.at } : null,
  }
}
