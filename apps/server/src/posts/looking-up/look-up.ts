import { catalogueEntry } from '@secondlook/connectors'
import type { CardFound, LookedUp, MentionFound } from '@secondlook/contract'
import { findMedia, type Media } from '../../media/index.ts'
import type { Permit } from '../../records/index.ts'
import type { Db, Scratch } from '../../store/database.ts'
import { cardOf, handlesMost, type Looked, type ToLookUp } from './looked.ts'
import { findRecent, keyOf, rememberFound } from './store.ts'
import type { AccountFound, KeepFor, WaysToLook } from './ways.ts'

export type LookNeeds = {
  readonly db: Db
  readonly scratch: Scratch
  readonly ways: WaysToLook
  readonly now: () => number
}

export type LookQuestion = ToLookUp & {
  readonly permit: Permit
  readonly person: string
  readonly unit: string | null
}

/** In all: a version that is saved does not wait longer for others. */
const usualMs = 5000

/** Looks up what a post is made of besides its words. Never throws for what others do, and never takes long. */
export async function lookUp(needs: LookNeeds, question: LookQuestion): Promise<Looked> {
  const ends = new AbortController()
  const over = new Promise<undefined>((resolve) =>
    ends.signal.addEventListener('abort', () => resolve(undefined), { once: true }),
  )
  const timer = setTimeout(() => ends.abort(), needs.ways.mostMs ?? usualMs)
  try {
    const time: Time = { signal: ends.signal, over }
    const [card, accounts] = await Promise.all([
      cardFound(needs, question, time),
      Promise.all(question.handles.map((one, at) => accountFound(needs, one, at < handlesMost, time))),
    ])
    const mentions = new Map<string, Record<string, string>>()
    for (const { channel, found } of accounts)
      if (found.id !== null) mentions.set(channel, { ...mentions.get(channel), [found.handle]: found.id })
    const lookedUp: LookedUp = {
      whyNot: null,
      card: card?.found ?? null,
      mentions: [
        ...new Map(accounts.map(({ found }) => [JSON.stringify({ ...found, at: '' }), found])).values(),
      ],
    }
    return { lookedUp, card: cardOf(lookedUp.card, card?.picture), mentions }
  } finally {
    clearTimeout(timer)
  }
}

/** The time that there is: told to others, and waited for beside them. */
type Time = { readonly signal: AbortSignal; readonly over: Promise<undefined> }

/** What comes in time; what others leave hanging is not waited for. */
async function inTime<T>({ signal, over }: Time, work: () => Promise<T>): Promise<T | undefined> {
  if (signal.aborted) return undefined
  const doing = work()
  // What fails after nobody waits any more fails for nobody.
  doing.catch(() => undefined)
  return await Promise.race([doing, over])
}

type CardAndPicture = { readonly found: CardFound; readonly picture: Media | undefined }

const unreadSays = 'We could not read the page, so no card is shown.'
const pictureSays = 'The picture of the page could not be used, so the card has none.'

async function cardFound(
  { db, scratch, ways, now }: LookNeeds,
  { card: address, permit, person, unit }: LookQuestion,
  time: Time,
): Promise<CardAndPicture | undefined> {
  if (address === undefined) return undefined
  const key = keyOf('card', address, unit ?? '')
  const recent = await findRecent(scratch, key, now())
  const before = recent && (await stillThere(db, recent.found as CardFound))
  if (before) return before
  const at = new Date(now()).toISOString()
  const page = await inTime(time, () => ways.page(address, time.signal))
  const said = { address, at, picture: null }
  if (!page)
    return {
      picture: undefined,
      found: { ...said, is: 'unread', says: unreadSays, title: '', description: '' },
    }
  const keep: KeepFor = { permit, person, unit, page: address }
  const { title, description } = page
  const picture = page.picture && (await inTime(time, () => takePicture(ways, page, keep, time.signal)))
  const found: CardFound = {
    ...{ ...said, is: 'read', title, description },
    says: page.picture && !picture ? pictureSays : null,
    picture: page.picture && picture ? { media: picture.id, alt: page.picture.alt } : null,
  }
  await rememberFound(scratch, { key, found, at })
  return { found, picture: picture ?? undefined }
}

const takePicture = async (
  ways: WaysToLook,
  { picture }: { readonly picture: { readonly address: string } | null },
  keep: KeepFor,
  signal: AbortSignal,
): Promise<Media | undefined> => (picture ? await ways.picture(picture.address, keep, signal) : undefined)

/** What was found before, with its picture, where that is kept still. */
async function stillThere(db: Db, found: CardFound): Promise<CardAndPicture | undefined> {
  if (found.picture === null) return { found, picture: undefined }
  const picture = await findMedia(db, found.picture.media)
  return picture && { found, picture }
}

async function accountFound(
  { scratch, ways, now }: LookNeeds,
  { channel, handle }: ToLookUp['handles'][number],
  isAsked: boolean,
  time: Time,
): Promise<{ readonly channel: string; readonly found: MentionFound }> {
  const { platform, name } = catalogueEntry(channel.platform)
  const key = keyOf('account', platform, channel.address, handle)
  const recent = isAsked ? await findRecent(scratch, key, now()) : undefined
  const at = recent?.at ?? new Date(now()).toISOString()
  const account: AccountFound = !isAsked
    ? { is: 'unknown' }
    : ((recent?.found as AccountFound | undefined) ??
      (await inTime(time, () => ways.account(channel, handle, time.signal))) ?? { is: 'unknown' })
  if (!recent && account.is !== 'unknown') await rememberFound(scratch, { key, found: account, at })
  const says = {
    somebody: `${handle} is somebody on ${name}.`,
    nobody: `${handle} is nobody on ${name}.`,
    unknown: isAsked
      ? `We could not ask ${name} who ${handle} is.`
      : `There are more than ${handlesMost} handles, so ${handle} was not looked up.`,
  }[account.is]
  const id = account.is === 'somebody' ? account.id : null
  return { channel: channel.id, found: { ...{ platform, handle, at, is: account.is }, id, says } }
}
