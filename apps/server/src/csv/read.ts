import { pipeline, Readable } from 'node:stream'
import { TextDecoder } from 'node:util'
import { parse } from 'csv-parse'

/** What is wrong in a file, where, and what to do about it. */
export type RowRefusal = {
  /** The line as an editor or a spreadsheet counts it: the header is line 1. */
  readonly line: number
  readonly column?: string
  readonly says: string
}

/** A line of the file, by the names of its columns. A column that the file does not have is absent. */
export type FileRow<Column extends string> = {
  readonly line: number
  readonly cells: { readonly [K in Column]?: string }
}

export type ReadFile<Column extends string> = {
  readonly rows: readonly FileRow<Column>[]
  readonly refusals: readonly RowRefusal[]
}

export const bytesMax = 64 * 1024 * 1024
export const rowsMax = 100_000
/** Somebody who mends a file mends this many at a time. */
export const refusalsMax = 1000

type Shape<Column extends string> = {
  readonly columns: Readonly<Record<Column, { readonly isRequired: boolean }>>
}

/** Reads a file of comma or semicolon separated values in UTF-8, and says everything that is wrong with its form. */
export async function readFile<Column extends string>(
  file: Readable,
  shape: Shape<Column>,
): Promise<ReadFile<Column>> {
  const rows: FileRow<Column>[] = []
  const refusals: RowRefusal[] = []
  let header: readonly Column[] | undefined
  let reached = 1
  try {
    for await (const { record, info } of parsed(file)) {
      // A cell may hold line breaks; a line is named by where it begins.
      const line = info.lines - record.join('').split('\n').length + 1
      reached = info.lines + 1
      if (!header) {
        header = readHeader(record, shape, refusals)
        if (!header) break
      } else if (record.length > header.length)
        refusals.push(tooManyCells(line, record.length, header.length))
      else rows.push({ line, cells: toCells(header, record) })
      if (rows.length > rowsMax) refusals.push({ line, says: `A file may have ${rowsMax} lines. Split it.` })
      if (rows.length > rowsMax || refusals.length >= refusalsMax) break
    }
  } catch (error) {
    refusals.push(formRefusal(error, reached))
  } finally {
    file.destroy()
  }
  if (!header && refusals.length === 0)
    refusals.push({ line: 1, says: 'The file is empty. Its first line names the columns.' })
  return { rows, refusals }
}

const tooManyCells = (line: number, found: number, wanted: number): RowRefusal => ({
  line,
  says: `The line has ${found} cells and the header ${wanted}. Put quotes around a cell that holds a comma or a semicolon.`,
})

type Parsed = { readonly record: readonly string[]; readonly info: { readonly lines: number } }

/** A spreadsheet writes commas or semicolons by where it thinks it is; the header tells. */
async function* parsed(file: Readable): AsyncGenerator<Parsed> {
  const text = decoded(file)
  let head = ''
  while (!head.includes('\n')) {
    const { value, done } = await text.next()
    if (done) break
    head += value
  }
  const [first = ''] = head.split('\n', 1)
  const parser = parse({
    ...{ bom: true, trim: true, info: true, relax_column_count: true, skip_empty_lines: true },
    ...{ delimiter: first.includes(';') && !first.includes(',') ? ';' : ',', max_record_size: 64 * 1024 },
  })
  pipeline(Readable.from(withHead(head, text)), parser, () => undefined)
  yield* parser as AsyncIterable<Parsed>
}

async function* withHead(head: string, text: AsyncGenerator<string>): AsyncGenerator<string> {
  if (head !== '') yield head
  yield* text
}

class FormError extends Error {}

/** Bytes to text; anything that is not UTF-8 ends it, because names would be damaged without a word. */
async function* decoded(file: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let bytes = 0
  let held = ''
  for await (const chunk of file as AsyncIterable<Uint8Array | string>) {
    const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    bytes += piece.length
    if (bytes > bytesMax) throw new FormError('A file may have 64 megabytes. Split it.')
    // Ends of lines are made one kind, so that lines are counted as an editor counts them.
    const text = held + decode(decoder, piece)
    held = text.endsWith('\r') ? '\r' : ''
    yield oneKindOfEnd(held === '' ? text : text.slice(0, -1))
  }
  yield oneKindOfEnd(held + decode(decoder))
}

const oneKindOfEnd = (text: string): string => text.replace(/\r\n?/g, '\n')

function decode(decoder: TextDecoder, piece?: Uint8Array): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode()
  } catch {
    throw new FormError('The file is not UTF-8 text. Save it as "CSV UTF-8".')
  }
}

function formRefusal(error: unknown, line: number): RowRefusal {
  if (error instanceof FormError) return { line, says: error.message }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (!code.startsWith('CSV_')) throw error
  return {
    line,
    says: 'A quotation mark is opened and not closed, or stands in the middle of a cell. Write "" for a quotation mark.',
  }
}

const plain = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '_')

function readHeader<Column extends string>(
  names: readonly string[],
  { columns }: Shape<Column>,
  refusals: RowRefusal[],
): readonly Column[] | undefined {
  const known = Object.keys(columns) as Column[]
  const before = refusals.length
  const header = names.map(plain)
  for (const [at, name] of header.entries()) {
    const column = names[at] ?? ''
    if (!known.some((one) => one === name))
      refusals.push({
        line: 1,
        column,
        says: `There is no column "${column}" here. Take it out, or give it one of these names: ${known.join(', ')}.`,
      })
    else if (header.indexOf(name) !== at)
      refusals.push({ line: 1, column, says: 'This column is there twice. Take one out.' })
  }
  for (const name of known)
    if (columns[name].isRequired && !header.includes(name))
      refusals.push({ line: 1, column: name, says: `The column "${name}" is missing.` })
  return refusals.length === before ? (header as Column[]) : undefined
}

const toCells = <Column extends string>(header: readonly Column[], record: readonly string[]) =>
  Object.fromEntries(header.map((name, at) => [name, record[at] ?? ''])) as FileRow<Column>['cells']
