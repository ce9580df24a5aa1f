import type { ReceiptEvent } from '@secondlook/ledger'
import { sayCount, sayFigure } from '../words/instant.ts'
import { type Checked, checkReceipt, type TrustedKeys } from './check-receipt.ts'

/** A long life does not fit into one receipt; it comes as several files, of which each can be checked by itself. */
export type ReceiptFile = {
  readonly text: string
  /** What to ask for `before`, to get the file before this one; null where this is the first. */
  readonly earlier: number | null
  /** How many records there are in all files. */
  readonly total: number
}
export type FetchFile = (before: number | 'end') => Promise<ReceiptFile>

/** A file that somebody brought, with as many records as its own third line says. */
export const onlyFile = (text: string): ReceiptFile => ({
  text,
  earlier: null,
  total: Number(/^.*\n.*\nevents (\d{1,4})\n/.exec(text)?.[1] ?? 0),
})

export type WholeReceipt = {
  readonly outcome: 'checking' | 'holds' | 'does-not-hold'
  /** What is wrong, where it does not hold. */
  readonly says: string
  /** The files that have come, oldest first. */
  readonly texts: readonly string[]
  /** The records that hold, oldest first. */
  readonly events: readonly ReceiptEvent[]
  readonly looked: number
  readonly total: number
  /** The key that signed the newest file, and how many records of the log its head holds. */
  readonly key: string
  readonly size: number
}

const nothingYet: WholeReceipt = {
  ...{ outcome: 'checking', says: '', texts: [], events: [], looked: 0, total: 0, key: '', size: 0 },
}

type Whole = {
  /** What the receipt is to be about; whoever brings a file may bring any. */
  readonly subject?: string
  readonly keys: TrustedKeys
  readonly fetchFile: FetchFile
  readonly tell: (whole: WholeReceipt) => void
  readonly signal: AbortSignal
}

/** Checks every file of a receipt, the newest first, and tells how far it is. */
export async function checkWhole({ subject, keys, fetchFile, tell, signal }: Whole): Promise<void> {
  let whole = nothingYet
  const now = (more: Partial<WholeReceipt>) => {
    signal.throwIfAborted()
    whole = { ...whole, ...more }
    tell(whole)
  }
  for (let before: number | 'end' | null = 'end'; before !== null; ) {
    const { text, earlier, total }: ReceiptFile = await fetchFile(before)
    now({ texts: [text, ...whole.texts], ...(before === 'end' && { total }) })
    const known = whole.events.length
    const checked = await checkReceipt(text, keys, (records) => now({ looked: known + records }))
    const says = faultOf(checked, whole.events[0], subject)
    if (says !== undefined || !checked.holds) {
      now({ outcome: 'does-not-hold', says: inFile(says ?? '', whole) })
      return
    }
    const events = [...checked.receipt.events, ...whole.events]
    const { size } = checked.receipt.signed.checkpoint
    now({ events, looked: events.length, ...(before === 'end' && { key: checked.key, size }) })
    before = earlier
  }
  const { events, total } = whole
  if (events.length === total) now({ outcome: 'holds' })
  else
    now({
      outcome: 'does-not-hold',
      says: `We were told of ${sayCount(total, 'record')} and were given ${sayFigure(events.length)}. Load the page again.`,
    })
}

/** Why a file does not belong where it came; each may hold by itself and still be another one. */
function faultOf(checked: Checked, next: ReceiptEvent | undefined, subject?: string): string | undefined {
  if (!checked.holds) return checked.says
  const { receipt } = checked
  if (subject !== undefined && receipt.subject !== subject) return 'It is about something else.'
  const last = receipt.events.at(-1)
  if (next && last && last.place.index >= next.place.index)
    return 'Its records do not come before those of the next file.'
  return undefined
}

/** A fault, with the file that it is in where there are several; they come newest first. */
function inFile(says: string, { texts, events }: WholeReceipt): string {
  if (texts.length === 1) return says
  return `In the file before the newest ${sayCount(events.length, 'record')}: ${says}`
}
