import type { PublishingNow } from '@secondlook/contract'
import { sayCount } from '../words/instant.ts'
import { listOf } from '../words/people.ts'

type Channels = PublishingNow['channels']
export type Progress = { readonly looked: Channels; readonly failed: Channels; readonly left: Channels }

/**
 * Which of the watched channels were looked at since they were as they were `before`, which could not be, and which are
 * still to come. Whether a clock here and there agree makes no difference.
 */
export function lookedSince(channels: Channels, watched: readonly string[], before: Channels): Progress {
  const then = new Map(before.map(({ id, look }) => [id, look?.at ?? null]))
  const mine = channels.filter(({ id }) => watched.includes(id))
  const failed = mine.filter(({ look }) => look !== null && look.says !== null)
  const looked = mine.filter(
    ({ id, look }) => look !== null && look.says === null && look.at !== (then.get(id) ?? null),
  )
  return { looked, failed, left: mine.filter((one) => !failed.includes(one) && !looked.includes(one)) }
}

/** What looking came to, in words. */
export function sayLooked({ looked, failed, left }: Progress, found: number): string {
  const sentences = [
    looked.length > 0 && `Looked at ${sayCount(looked.length, 'channel')}.`,
    failed.length > 0 && `Could not look at ${names(failed)}; it is tried again every minute.`,
    left.length > 0 && `Not looked at yet: ${names(left)}. It goes on by itself.`,
    looked.length > 0 &&
      (found === 0
        ? 'Nothing new is there that nobody did here.'
        : `${sayCount(found, 'thing')} ${found === 1 ? 'is' : 'are'} there that nobody did here.`),
  ]
  return sentences.filter(Boolean).join(' ')
}

const names = (channels: Channels): string => listOf(channels.map(({ name }) => name))
