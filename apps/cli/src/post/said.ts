import { toLocal } from '@secondlook/calendar'
import { outStates, type PostCheck, type PostPage, type PostRow, postStates } from '@secondlook/contract'
import type { z } from 'zod'
import { phrases, shown } from '../check/readable.ts'

type Row = z.infer<typeof PostRow>
type Column = readonly [head: string, cells: readonly string[]]

const signs = { think: '·', ask: '?', stop: '!' } as const

/** Columns of text, as wide as they need to be; the last one as it comes. */
function table(columns: readonly Column[]): string {
  const count = columns[0]?.[1].length ?? 0
  const lines = [columns.map(([head]) => head)]
  for (let row = 0; row < count; row++) lines.push(columns.map(([, cells]) => cells[row] ?? ''))
  const widths = columns.map((_, place) => Math.max(...lines.map((line) => (line[place] ?? '').length)))
  return lines
    .map((line) =>
      line
        .map((cell, place) => cell.padEnd(widths[place] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** `2026-11-27 09:05`, by Canberra’s clocks. */
function sayAt(instant: string | null): string {
  if (instant === null) return '-'
  const { day, minute } = toLocal(Date.parse(instant), 'Australia/Sydney')
  return `${day} ${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}

const namesOf = (all: readonly { readonly name: string }[]): string =>
  all.length === 0 ? '-' : all.map(({ name }) => shown(name)).join(', ')

export function tellList(posts: readonly Row[], hasMore: boolean): string {
  if (posts.length === 0) return 'No posts.\n'
  const column = (head: string, cell: (row: Row) => string): Column => [head, posts.map(cell)]
  const rows = table([
    column('ID', ({ id }) => id),
    column('STANDS', ({ state, out }) => out?.state ?? state),
    column('TIER', ({ tier }) => tier ?? '-'),
    column('GOES OUT', ({ at }) => sayAt(at)),
    column('WAITS FOR', ({ waitsFor }) => namesOf(waitsFor)),
    column('TITLE', ({ title }) => shown(title)),
  ])
  return `${rows}\n${hasMore ? 'There are more; --all lists them.\n' : ''}`
}

export function tellPage(page: PostPage): string {
  const { id, margin, state, version, steps, hasMore, changedSince, goesOut, decisions, out } = page
  const lines = [
    `${id}  ${shown(margin.title || 'Untitled')}`,
    `${out ? outStates[out.state] : postStates[state]}${goesOut === null ? '' : `. ${shown(goesOut)}`}`,
  ]
  if (changedSince !== null) lines.push(shown(changedSince))
  if (version === null) return `${[...lines, 'No version is saved yet.'].join('\n')}\n`
  const { variants, body, number, digest, savedAt, savedBy } = version
  lines.push('')
  lines.push(`version ${number}  ${digest}`)
  lines.push(
    `saved ${sayAt(savedAt)} by ${savedBy ? shown(savedBy.name) : 'somebody'}, tier ${body.tier ?? 'not set'}`,
  )
  lines.push(`channels: ${namesOf(variants.map(({ channel }) => channel))}`)
  if (hasMore) lines.push('The draft has gone on since.')
  lines.push('', ...body.text.split('\n').map((line) => `  ${shown(line)}`), '')
  for (const { name, need, done, state: stands, can } of steps)
    lines.push(
      `${shown(name)}: ${done.length} of ${need}${stands === 'now' ? `; can approve now: ${namesOf(can)}` : ''}`,
    )
  for (const { does, by, at, reason, version: of } of decisions)
    lines.push(
      `${sayAt(at)}  ${does} version ${of}, ${by ? shown(by.name) : 'somebody'}${reason ? `: ${shown(reason)}` : ''}`,
    )
  return `${lines.join('\n')}\n\n${tellCheck(version.check)}`
}

export function tellCheck({ advice, findings, problems, needed, proposedTier }: PostCheck): string {
  const lines: string[] = [phrases[advice]]
  for (const { key, message, remedy, clause, mayBeAnswered, advice: strength } of findings) {
    lines.push(`${signs[strength]} ${shown(message)}  (${clause})`, `    ${shown(remedy)}`)
    lines.push(mayBeAnswered ? `    answered by --answer ${key}=REASON` : '    cleared only by a change')
  }
  for (const { says, isWarning } of problems) lines.push(`${isWarning ? '·' : '!'} ${shown(says)}`)
  for (const { say, met } of needed) if (met !== true) lines.push(`${met === null ? '?' : '☐'} ${shown(say)}`)
  lines.push(`Suggested tier: ${proposedTier}`)
  return `${lines.join('\n')}\n`
}
