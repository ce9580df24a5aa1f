import { stringify } from 'csv-stringify/sync'

/** What a spreadsheet takes for a formula, and what was written so that it does not. */
const formula = /^[=+\-@\t\r]/

const bare = (cell: string): string => (formula.test(cell) || /^'[=+\-@\t\r']/.test(cell) ? `'${cell}` : cell)

/** A file with a mark in front that tells spreadsheets that it is UTF-8. */
export const writeFile = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  stringify([columns, ...rows.map((row) => row.map(bare))], { bom: true })

/** A cell as it was before it was made harmless. */
export const readCell = (cell: string): string => (/^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell)
