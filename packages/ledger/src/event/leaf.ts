import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64Of, toBase64 } from '../bytes/base64.ts'
import { linesOf, parseCount } from '../bytes/text.ts'
import { type Refused, refuse, type Taken, take } from '../refusal.ts'
import type { PartCommitment } from './part.ts'
import { type RowsCommitment, rowsMax } from './row.ts'
import { isId, isInstant, isPartName, isType, mustBe } from './words.ts'

/** What the log says of an event in clear. Whoever did it is a part, because it is about a person. */
export type EventHeader = {
  readonly id: string
  readonly type: string
  readonly at: string
  readonly subject: string
}

/** An event as the log keeps it: nothing in it must ever be destroyed. */
export type LoggedEvent = EventHeader & {
  readonly parts: readonly PartCommitment[]
  readonly rows: RowsCommitment | undefined
}

export const partsMax = 64
const firstLine = 'secondlook.event/v1'
const headerFields = [
  ['id', isId],
  ['type', isType],
  ['at', isInstant],
  ['subject', isId],
] as const

/** The leaf of an event as text: one line a fact, parts in the order of their names. */
export function leafText({ parts, rows, ...header }: LoggedEvent): string {
  for (const [field, holds] of headerFields)
    mustBe(`the ${field} of an event`, holds(header[field]), header[field])
  mustBe('fewer parts', parts.length <= partsMax, String(parts.length))
  const sorted = [...parts].sort((left, right) => (left.name < right.name ? -1 : 1))
  mustBe('each part once', new Set(parts.map(({ name }) => name)).size === parts.length, 'one twice')
  const lines = [
    firstLine,
    ...headerFields.map(([field]) => `${field} ${header[field]}`),
    ...sorted.map(({ name, commitment }) => {
      mustBe('the name of a part', isPartName(name), name)
      mustBe('a commitment of 32 bytes', commitment.length === 32, `${commitment.length} bytes`)
      return `part ${name} ${toBase64(commitment)}`
    }),
    ...(rows ? [`rows ${rows.count} ${toBase64(rows.digest)}`] : []),
  ]
  return `${lines.join('\n')}\n`
}

/** The bytes that enter the tree. */
export const leafBytes = (event: LoggedEvent): Uint8Array => utf8ToBytes(leafText(event))

/** Reads a leaf that `leafText` could have written; `at` counts its lines from 1. */
export function parseLeaf(text: string): Taken<LoggedEvent> | Refused {
  const lines = linesOf(text)
  return lines ? parseLeafLines(lines) : refuse(1, 'bad-text')
}

export function parseLeafLines(lines: readonly string[]): Taken<LoggedEvent> | Refused {
  if (lines[0] !== firstLine) return refuse(1, 'bad-line')
  const header: string[] = []
  for (const [at, [field, holds]] of headerFields.entries()) {
    const value = after(`${field} `, lines[at + 1])
    if (value === undefined || !holds(value)) return refuse(at + 2, 'bad-line')
    header.push(value)
  }
  const [id = '', type = '', instant = '', subject = ''] = header
  const parts: PartCommitment[] = []
  let rows: RowsCommitment | undefined
  for (const [at, line] of lines.entries()) {
    if (at < 5) continue
    if (line.startsWith('rows ')) {
      rows = at === lines.length - 1 ? parseRows(line) : undefined
      if (!rows) return refuse(at + 1, 'bad-line')
      continue
    }
    const part = parts.length < partsMax ? parsePart(line) : undefined
    if (!part || part.name <= (parts.at(-1)?.name ?? '')) return refuse(at + 1, 'bad-line')
    parts.push(part)
  }
  return take({ id, type, at: instant, subject, parts, rows })
}

const after = (start: string, line: string | undefined): string | undefined =>
  line?.startsWith(start) ? line.slice(start.length) : undefined

function parsePart(line: string): PartCommitment | undefined {
  const [word, name = '', commitment = '', ...more] = line.split(' ', 4)
  const bytes = fromBase64Of(32, commitment)
  if (word !== 'part' || !isPartName(name) || !bytes || more.length > 0) return undefined
  return { name, commitment: bytes }
}

function parseRows(line: string): RowsCommitment | undefined {
  const [word, text = '', digest = '', ...more] = line.split(' ', 4)
  const count = parseCount(text)
  const bytes = fromBase64Of(32, digest)
  if (word !== 'rows' || !count || count > rowsMax || !bytes || more.length > 0) return undefined
  return { count, digest: bytes }
}
