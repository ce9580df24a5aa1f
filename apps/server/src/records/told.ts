import type { Vault } from '../keys/vault.ts'
import type { Db } from '../store/database.ts'
import type { Json } from './event.ts'
import { openParts } from './parts.ts'
import { isShownToNobody } from './row-state.ts'
import { findNewestEvents, findParts } from './store.ts'

/** An event as the context that made it reads it again: what it said, as far as it was not destroyed. */
export type ToldEvent = {
  readonly id: string
  readonly type: string
  readonly at: string
  readonly parts: Readonly<Record<string, Json>>
}

/** What was recorded of a subject, newest last. Whoever asks has decided that it may be seen. */
export async function findTold(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  subject: string,
  most: number,
): Promise<readonly ToldEvent[]> {
  const events = await findNewestEvents(db, subject, most)
  const rows = await findParts(
    db,
    events.map(({ id }) => id),
  )
  const parts = new Map<string, Record<string, Json>>()
  for (const { event, name, json } of await openParts(
    vault,
    rows.filter(({ name }) => !isShownToNobody(name)),
  ))
    parts.set(event, { ...parts.get(event), [name]: JSON.parse(json) as Json })
  return events.map(({ id, type, at }) => ({ id, type, at, parts: parts.get(id) ?? {} }))
}
