import { formatReceipt, type Part } from '@secondlook/ledger'
import type { Vault } from '../keys/vault.ts'
import type { Db } from '../store/database.ts'
import { findHeadFor } from './heads.ts'
import { openParts } from './parts.ts'
import { proveInclusions } from './proofs.ts'
import { rowSaltPart } from './row-state.ts'
import { findEvents, findParts } from './store.ts'

/** Which parts of an event may be shown to whoever asks. */
export type MayShow = (type: string, part: string) => boolean

export type ReceiptNeeds = { readonly db: Db; readonly vault: Vault }

export type ReceiptPage = {
  readonly text: string
  /** Where the next receipt of a long life begins; `undefined` where this one reaches to its end. */
  readonly next: number | undefined
}

/** SPEC R2 allows more; a receipt is to be read by people too. */
const eventsInReceiptMax = 1000
const lettersInReceiptMax = 3_000_000

/** A receipt of everything that is recorded of a subject, or of as much as one receipt holds. */
export async function makeReceipt(
  needs: ReceiptNeeds,
  subject: string,
  mayShow: MayShow,
): Promise<string | undefined> {
  return (await makeReceiptPage(needs, subject, mayShow, 0))?.text
}

/** A receipt of a subject's events from a number of the log on; `undefined` where there are none. */
export async function makeReceiptPage(
  { db, vault }: ReceiptNeeds,
  subject: string,
  mayShow: MayShow,
  from: number,
): Promise<ReceiptPage | undefined> {
  const most = eventsInReceiptMax + 1
  const found = await findEvents(db, { subject, from, size: Number.MAX_SAFE_INTEGER, most })
  const some = found.slice(0, eventsInReceiptMax)
  const last = some.at(-1)
  const head = last && (await findHeadFor(db, last.number + 1))
  if (!head) return undefined
  const types = new Map(some.map(({ id, type }) => [id, type]))
  const rows = (await findParts(db, [...types.keys()])).filter(
    ({ event, name }) => name !== rowSaltPart && mayShow(types.get(event) ?? '', name),
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
  const fitting = events.slice(0, countFitting(events))
  const next = found[fitting.length]?.number
  return { text: formatReceipt({ subject, events: fitting, checkpoint: head.note }), next }
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
