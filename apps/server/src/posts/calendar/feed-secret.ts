import { createHash } from 'node:crypto'

/** What opens a feed: 32 random bytes, as an address can carry them. */
export const newFeedSecret = (random: (length: number) => Uint8Array): string =>
  Buffer.from(random(32)).toString('base64url')

/** Whether a text can be one. */
export const isFeedSecret = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)

/** What is kept of one. It is found by this, so how long an answer takes says nothing of it. */
export const digestOfFeed = (secret: string): string =>
  createHash('sha256').update(`secondlook.calendar-feed/v1\n${secret}`).digest('base64url')
