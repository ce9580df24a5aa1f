import { formatReceipt, type Part } from '@secondlook/ledger'
import type { Vault } from '../keys/vault.ts'
import type { Db } from '../store/database.ts'
import { findHeadFor } from './heads.ts'
import { openParts } from './parts.ts'
import { proveInclusions } from './proofs.ts'
import { isShownToNobody } from './row-state.ts'
import { countEvents, findEvents, findEventsBefore, findParts, type NumberedEvent } from './store.ts'

/** Which parts of an event may be shown to whoever asks. */
export type MayShow = (type: string, part: string) => boolean

export type ReceiptNeeds = { readonly db: Db; readonly vault: Vault }

export type ReceiptPage = {
  readonly text: string
  /** Where the next receipt of a long life begins; `undefined` where this one reaches to its end. */
  readonly next: number | undefined
  /** Before which event the receipt before this one ends; `undefined` where this one reaches to the beginning. */
  readonly earlier: number | undefined
  /** How many events there are of the subject. */
  readonly total: number
}

/** Which events of a subject: from a number of the log on, or the newest before one; at most so many. */
export type ReceiptRange = ({ readonly from: number } | { readonly before: number }) & {
  readonly most?: number | undefined
}

/** SPEC R2 allows more; a receipt is to be read by people too. */
export const eventsInReceiptMax = 1000
const lettersInReceiptMax = 3_000_000

/** A receipt of everything that is recorded of a subject, or of as much as one receipt holds. */
export async function makeReceipt(
  needs: ReceiptNeeds,
  subject: string,
  mayShow: MayShow,
): Promise<string | undefined> {
  return (await makeReceiptPage(needs, subject, mayShow, { from: 0 }))?.text
}

/** A receipt of some of a subject's events; `undefined` where there are none. */
export async function makeReceiptPage(
  { db, vault }: ReceiptNeeds,
  subject: string,
  mayShow: MayShow,
  range: ReceiptRange,
): Promise<ReceiptPage | undefined> {
  const some = await findRange(db, subject, range)
  const last = some.at(-1)
  const head = last && (await findHeadFor(db, last.number + 1))
  if (!head) return undefined
  const types = new Map(some.map(({ id, type }) => [id, type]))
  const rows = (await findParts(db, [...types.keys()])).filter(
    ({ event, name }) => !isShownToNobody(name) && mayShow(types.get(event) ?? '', name),
  )
  const parts = new Map<string, Part[]>()
  for (const part of await openParts(vault, rows))
    parts.set(part.event, [...(parts.get(part.event) ?? []), part])
  const paths = await proveInclusions(
    db,
    some.map(({ number }) => number),
    head.size,
  )
  const events = some.map(({ id, number, leaf }, at) => ({
    ...{ leaf, shown: parts.get(id) ?? [] },
    place: { index: number, path: paths[at] ?? [] },
  }))
  const fitting = 'before' in range ? lastFitting(events) : events.slice(0, countFitting(events))
  const [begin, end] = [fitting[0]?.place.index ?? 0, fitting.at(-1)?.place.index ?? 0]
  const [before, [after]] = await Promise.all([
    findEventsBefore(db, { subject, before: begin, most: 1 }),
    findEvents(db, { subject, from: end + 1, size: Number.MAX_SAFE_INTEGER, most: 1 }),
  ])
  return {
    text: formatReceipt({ subject, events: fitting, checkpoint: head.note }),
    next: after?.number,
    earlier: before.length > 0 ? begin : undefined,
    total: await countEvents(db, subject),
  }
}

async function findRange(db: Db, subject: string, range: ReceiptRange): Promise<readonly NumberedEvent[]> {
  const most = Math.min(range.most ?? eventsInReceiptMax, eventsInReceiptMax)
  return 'before' in range
    ? await findEventsBefore(db, { subject, before: range.before, most })
    : await findEvents(db, { subject, from: range.from, size: Number.MAX_SAFE_INTEGER, most })
}

/** As many of the newest as fit. */
function lastFitting<T extends Sized>(events: readonly T[]): readonly T[] {
  return events.slice(events.length - countFitting([...events].reverse()))
}

type Sized = {
  readonly leaf: string
  readonly shown: readonly { readonly json: string }[]
  readonly place: { readonly path: readonly unknown[] }
}

/** How many events fit; at least one, because a part that is too long for a receipt has to be said, not left out. */
function countFitting(events: readonly Sized[]): number {
  let letters = 0
  for (const [at, { leaf, shown, place }] of events.entries()) {
    letters += leaf.length + place.path.length * 45 + 40
    for (const { json } of shown) letters += json.length + 90
    if (letters > lettersInReceiptMax) return Math.max(at, 1)
  }
  return events.length
}
