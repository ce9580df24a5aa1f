import type { Blobs } from './blobs/blobs.ts'
import { takeIn } from './media/index.ts'
import { Out } from './net/out.ts'
import { cardPictures, readPage, type WaysToLook } from './posts/index.ts'
import { askAccount, type PublishingNeeds } from './publishing/index.ts'
import type { Settings } from './settings.ts'

const each = { timeoutMs: 5000, mostBytes: 5_000_000 }

/** How what a version is made of is looked up; `undefined` where this installation looks nothing up. */
export function waysToLook(
  publishing: PublishingNeeds,
  pictures: Blobs,
  { fetchAllow: allow, lookUp }: Pick<Settings, 'fetchAllow' | 'lookUp'>,
): WaysToLook | undefined {
  if (!lookUp.isOn) return undefined
  const { recorder } = publishing
  const out = new Out({ allow, now: () => recorder.source.now(), userAgent: lookUp.as, ...each })
  return {
    page: (address, signal) => readPage(out, address, signal),
    picture: cardPictures({ recorder, blobs: pictures, out, takeIn }),
    account: async (channel, handle, signal) => {
      const found = await askAccount({ ...publishing, out }, channel, handle, signal)
      return found.is === 'unreadable' ? { is: 'unknown' } : found
    },
  }
}
