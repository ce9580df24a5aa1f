import { type Field, type RegisterName, registerOf } from '@secondlook/contract'

/** The columns that every file of a register has besides its fields. */
export const placeColumns = ['key', 'unit', 'from', 'until'] as const

export const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A field by its column. */
export const fieldsByColumn = (register: RegisterName): ReadonlyMap<string, readonly [string, Field]> =>
  new Map(Object.entries(registerOf(register).fields).map(([name, field]) => [columnOf(name), [name, field]]))

/** The column of a field. One that is called as a column of the place is told apart by the register's word. */
export const columnOf = (field: string): string =>
  placeColumns.some((column) => column === snake(field)) ? `${snake(field)}_field` : snake(field)

/** The form of a file: an entry is found by its number, and without the column that names it there is none. */
export function shapeOf(register: RegisterName) {
  const fields = [...fieldsByColumn(register).keys()]
  const columns = Object.fromEntries(
    [...placeColumns, ...fields].map((column) => [column, { isRequired: column === 'key' }]),
  )
  return { columns }
}

export const separator = '|'
