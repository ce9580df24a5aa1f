import type { Blobs } from '../../blobs/blobs.ts'
import { digestOf } from '../../blobs/key.ts'
import type { Refusal } from '../../http/refusals.ts'
import { findMedia, findPagePicture, keepMedia, Slots, type TakenIn } from '../../media/index.ts'
import type { Out } from '../../net/out.ts'
import type { Recorder } from '../../records/index.ts'
import type { WaysToLook } from './ways.ts'

export type CardPictureNeeds = {
  readonly recorder: Recorder
  readonly blobs: Blobs
  readonly out: Pick<Out, 'send'>
  readonly takeIn: (bytes: Uint8Array) => Promise<TakenIn | Refusal>
}

/** No platform takes a larger one on a card. */
const mostBytes = 900_000
/** One that was kept so long ago is kept anew: it may be about to go, because nothing uses it. */
const againMs = 12 * 3_600_000

/** Fetches pictures of pages, makes them anew like every picture, and keeps them. A few at once: each opens a program. */
export function cardPictures({ recorder, blobs, out, takeIn }: CardPictureNeeds): WaysToLook['picture'] {
  const slots = new Slots(2, 6)
  const { db } = recorder.database
  return async (address, keep, signal) => {
    const reply = await out.send({ method: 'GET', address, headers: {}, body: null, signal })
    if (reply.is !== 'answer' || reply.last.response.status !== 200) return undefined
    const { body } = reply.last.response
    const taken = await slots.run(async () => (signal.aborted ? undefined : await takeIn(body)))
    if (!taken || 'refusal' in taken || signal.aborted) return undefined
    const fits = fitting(taken)
    if (!fits) return undefined
    const { permit, person, unit, page } = keep
    const since = new Date(recorder.source.now() - againMs).toISOString()
    const kept = await findPagePicture(db, { page, unit, since, digest: digestOf(fits.full.bytes) })
    if (kept !== undefined) return await findMedia(db, kept)
    const name = `Card of ${new URL(page).host}`
    const id = await keepMedia({ recorder, blobs }, permit, {
      ...{ taken: fits, name, person, unit, channel: null, page },
    })
    return await findMedia(db, id)
  }
}

/** The largest size that goes on a card; `undefined` where none does. */
function fitting(taken: TakenIn): TakenIn | undefined {
  const { full, medium, small, ...rest } = taken
  if (full.bytes.length <= mostBytes) return taken
  return medium && medium.bytes.length <= mostBytes
    ? { ...rest, full: medium, ...(small && { small }) }
    : undefined
}
