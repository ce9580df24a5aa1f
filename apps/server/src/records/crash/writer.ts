import { randomUUID } from 'node:crypto'
import { commit } from '../commit.ts'
import { issuePermit } from '../permit.ts'
import { openChild } from './open-child.ts'

// Records without pause: a row of its own, a row that everybody changes, at times a deletion or a disposal.
const { recorder, note, loop } = await openChild()
const permit = issuePermit({ kind: 'system', job: 'crash' }, 'crash')
let before: { readonly thing: string; readonly event: string } | undefined

await loop(async () => {
  const thing = randomUUID()
  const last = before
  before = undefined
  const deletes = last && thing < '4'
  const destroys = last && thing >= 'c' ? [{ event: last.event, name: 'text' }] : []
  await commit(recorder, permit, async (tx) => {
    await tx.insertInto('thing').values({ id: thing, name: 'new' }).execute()
    await tx.updateTable('thing').set({ name: thing }).where('id', '=', 'hot').execute()
    if (deletes) await tx.deleteFrom('thing').where('id', '=', last.thing).execute()
    const gone = deletes ? [{ table: 'thing', key: last.thing } as const] : []
    const rows = [{ table: 'thing', key: thing }, { table: 'thing', key: 'hot' }, ...gone] as const
    const event = { type: 'thing.made', subject: thing, parts: { text: `about ${thing}` }, rows, destroys }
    return { result: undefined, events: [event] }
  })
  note(`made ${thing}`)
  if (deletes) note(`deleted ${last.thing}`)
  for (const { event } of destroys) note(`destroyed ${event}`)
  const { id } = await recorder.database.db
    .selectFrom('event')
    .select('id')
    .where('subject', '=', thing)
    .executeTakeFirstOrThrow()
  before = { thing, event: id }
})
