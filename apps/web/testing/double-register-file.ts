import { fillIn, type RegisterName, registerOf } from '@secondlook/contract'
import { standingOf } from './double-entries.ts'
import type { Answer, Asked } from './double-exchange.ts'
import { now } from './double-exchange.ts'
import * as shown from './double-shapes.ts'
import type { DoubleStore } from './double-store.ts'

/** A register as a file, with the names of its fields as columns. */
export function registerFile({ registers }: DoubleStore, register: RegisterName): Answer {
  const columns = ['key', ...Object.keys(registerOf(register).fields)]
  const rows = registers.all
    .filter((one) => one.register === register && standingOf(one) === 'holds')
    .map(({ key, values }) =>
      columns.map((name) => JSON.stringify(String((name === 'key' ? key : values[name]) ?? ''))).join(','),
    )
  return {
    ...{ status: 200, text: `${columns.join(',')}\n${rows.join('\n')}\n` },
    headers: { 'content-type': 'text/csv', 'content-disposition': `attachment; filename="${register}.csv"` },
  }
}

const noKey = 'Every entry needs the number by which it is known.'

/** Reads a file row by row: what is needed and missing is said, and nothing is changed. */
export function takeRegisterFile(store: DoubleStore, register: RegisterName, { text, query }: Asked): Answer {
  const { fields, named } = registerOf(register)
  const [head = '', ...lines] = text.trim().split(/\r?\n/)
  const columns = head.split(',')
  const rows = lines.map((line) =>
    Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])),
  )
  const problems = rows.flatMap((row, at) =>
    columns.flatMap((column) => {
      const missing = column === 'key' ? noKey : fields[column]?.missing
      return missing && !row[column] ? [{ row: at + 2, column, says: missing }] : []
    }),
  )
  const [first = ''] = named
  const made = {
    ...{
      id: store.id(),
      file: query.get('file') ?? 'file.csv',
      state: problems.length > 0 ? 'refused' : 'ready',
    },
    ...{ rows: rows.length, added: rows.length, changed: 0, leaving: 0, same: 0, done: 0, problems },
    diff: rows.map((row, at) => ({
      ...{ row: at + 2, name: row[first] ?? '', what: 'added' },
      fields: columns
        .filter((column) => column !== first && column !== 'key' && row[column])
        .map((column) => ({ field: fields[column]?.label ?? column, from: '', to: row[column] ?? '' })),
    })),
    missing: store.registers.all
      .filter((one) => one.register === register && standingOf(one) === 'holds')
      .map((one) => ({ id: one.id, name: store.registers.nameOf(one) })),
  }
  store.registers.imports.set(made.id, { ...made, register, values: rows })
  return { ...shown.imported(made), status: 201 }
}

export function confirmRegisterFile(store: DoubleStore, id: string, me: string): Answer {
  const file = store.registers.imports.get(id)
  if (!file) return { status: 404 }
  file.state = 'running'
  for (const { key = '', ...values } of file['values'] as readonly Record<string, string>[]) {
    const bare = { key, unit: null, until: null, isRevoked: false, version: 1, ahead: [], history: [] }
    store.registers.all.push({
      ...{ ...bare, id: store.id(), register: file.register, from: now(), addedBy: me },
      values: fillIn(registerOf(file.register).fields, values),
    })
  }
  return { ...shown.imported(file), status: 202 }
}

export function registerFileState(store: DoubleStore, id: string): Answer {
  const file = store.registers.imports.get(id)
  if (file?.state === 'running') {
    file.done = Math.min(file.rows, file.done + 1)
    if (file.done === file.rows) file.state = 'done'
  }
  return shown.imported(file)
}
