import type { Tx } from '../../store/database.ts'
import { recordsCreate } from '../../store/migrations/0002-records-create.ts'
import { capturesCreate } from '../../store/migrations/0021-captures-create.ts'
import { readFunctions, readTriggers } from './store.ts'
import { must } from './wrong.ts'

const guards = ['must_not_change', 'must_be_recorded', 'is_recorded', 'watch_changes', 'must_not_be_held']
const statements = [...recordsCreate.statements, ...capturesCreate.statements]

/** Whether PostgreSQL still refuses what it must: triggers that are there and fire, functions as they were made. */
export async function checkGuards(tx: Tx, tables: readonly string[]): Promise<void> {
  const triggers = await readTriggers(tx)
  const made = statements.flatMap((statement) => {
    const [, name = '', table = ''] = /^create trigger (\w+)[\s\S]*? on (\w+)/.exec(statement) ?? []
    return name === '' ? [] : [{ name, table }]
  })
  const watched = tables.flatMap((table) =>
    ['must_be_recorded', 'must_not_be_emptied'].map((name) => ({ name, table })),
  )
  for (const { name, table } of [...made, ...watched])
    must(
      triggers.has(`${table} ${name}`),
      `table ${table}`,
      () => `its trigger ${name} is missing or switched off`,
    )
  const functions = await readFunctions(tx)
  for (const name of guards) {
    const found = functions.find((one) => one.name === name)
    const isAsMade = statements.some(
      (statement) =>
        statement.startsWith(`create function ${name}(`) && found && statement.includes(found.source),
    )
    must(isAsMade, `function ${name}`, () => 'it is not the one that the migrations made')
  }
}
