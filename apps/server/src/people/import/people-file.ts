import { isDay } from '@secondlook/calendar'
import type { FileRow, RowRefusal } from '../../csv/read.ts'
import { type Basis, bases, type LevelBand, levelBands, type PersonFields } from '../directory/model.ts'

/** The columns of a file of people. A column that is left out leaves what is there; an empty cell clears it. */
export const peopleFile = {
  columns: {
    key: { isRequired: true },
    name: { isRequired: true },
    other_names: { isRequired: false },
    email: { isRequired: false },
    unit: { isRequired: false },
    basis: { isRequired: false },
    manager: { isRequired: false },
    level_band: { isRequired: false },
    starts: { isRequired: false },
    ends: { isRequired: false },
  },
} as const

export type PeopleColumn = keyof typeof peopleFile.columns
export type PeopleRow = FileRow<PeopleColumn>

/** What one line says, with unit and manager still by their numbers. */
export type PersonLine = {
  readonly line: number
  readonly key: string
  readonly fields: Partial<Omit<PersonFields, 'unit' | 'manager' | 'key'>>
  readonly unitKey?: string | null
  readonly managerKey?: string | null
}

const orNull = (cell: string): string | null => (cell === '' ? null : cell)

/**
 * Reads a line by itself, and what can be read of it where something is wrong, so that everything is said at once.
 * What needs the rest of the file or the directory is looked at in the plan.
 */
export function readPerson({ line, cells }: PeopleRow, refusals: RowRefusal[]): PersonLine {
  const wrong = (column: PeopleColumn, says: string): void => {
    refusals.push({ line, column, says })
  }
  const { key = '', name = '', email, basis, starts, ends } = cells
  if (key === '') wrong('key', 'Everybody needs the number by which they are known.')
  if (name === '') wrong('name', 'A person needs a name.')
  if (email !== undefined && email !== '' && !/^[^\s@]+@[^\s@]+$/.test(email))
    wrong('email', `"${email}" is no email address.`)
  const read = {
    basis: basis === undefined ? undefined : readWord(basis === '' ? 'not-sure' : basis, bases),
    levelBand:
      cells.level_band === undefined || cells.level_band === ''
        ? undefined
        : readWord(cells.level_band, levelBands),
  }
  if (basis !== undefined && read.basis === undefined)
    wrong('basis', `"${basis}" is none of these: ${bases.join(', ')}. Write not-sure if you are not sure.`)
  if (cells.level_band && read.levelBand === undefined)
    wrong('level_band', `"${cells.level_band}" is none of these: ${levelBands.join(', ')}.`)
  for (const [column, day] of Object.entries({ starts, ends }))
    if (day && !isDay(day)) wrong(column as PeopleColumn, `"${day}" is no date. Write it like 2026-07-01.`)
  if (starts && ends && isDay(starts) && isDay(ends) && ends < starts)
    wrong('ends', 'The last day is before the first.')
  return {
    line,
    key,
    fields: {
      name,
      ...(cells.other_names !== undefined && { otherNames: readNames(cells.other_names) }),
      ...(email !== undefined && { email: orNull(email) }),
      ...(read.basis !== undefined && { basis: read.basis as Basis }),
      ...(cells.level_band !== undefined && { levelBand: (read.levelBand as LevelBand | undefined) ?? null }),
      ...(starts !== undefined && { starts: orNull(starts) }),
      ...(ends !== undefined && { ends: orNull(ends) }),
    },
    ...(cells.unit !== undefined && { unitKey: orNull(cells.unit) }),
    ...(cells.manager !== undefined && { managerKey: orNull(cells.manager) }),
  }
}

const readWord = <T extends string>(cell: string, words: readonly T[]): T | undefined => {
  const word = cell.toLowerCase().replace(/[\s_]+/g, '-')
  return words.find((one) => one === word)
}

const readNames = (cell: string): readonly string[] =>
  cell
    .split('|')
    .map((name) => name.trim())
    .filter((name) => name !== '')
