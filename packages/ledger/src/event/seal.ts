import { type EventHeader, type LoggedEvent, leafText } from './leaf.ts'
import { commitPart, type Part } from './part.ts'
import { commitRows, digestRow, type RowChange, type RowDigest } from './row.ts'

/** An event with what must be kept of it: its leaf for ever, the digests of its rows as long as they are compared. */
export type SealedEvent = {
  readonly event: LoggedEvent
  readonly leaf: string
  readonly rows: readonly RowDigest[]
}

/** Commits to an event. The salts come from the caller, fresh for every part and every row. */
export function sealEvent(
  { id, type, at, subject }: EventHeader,
  parts: readonly Part[],
  changes: readonly RowChange[],
): SealedEvent {
  const rows = changes.map((change) => digestRow(id, change))
  const event = {
    ...{ id, type, at, subject },
    parts: parts.map((part) => commitPart(id, part)),
    rows: commitRows(id, rows),
  }
  return { event, leaf: leafText(event), rows }
}
