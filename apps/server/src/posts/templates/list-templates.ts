import type { ReplyTemplates } from '@secondlook/contract'
import { findHolding } from '../../registers/index.ts'
import type { Db } from '../../store/database.ts'

/** Templates for replies that are approved now, by name. */
export async function listTemplates(db: Db, at: string): Promise<ReplyTemplates['templates']> {
  return (await findHolding(db, ['templates'], at))
    .filter(({ values }) => values.use === 'reply' && values.state === 'approved')
    .map(({ id, name, values: { text, channels, conditions } }) => ({
      ...{ id, title: name, text: text ?? '', channels: [...channels], conditions: conditions || null },
    }))
    .sort((one, other) => (one.title < other.title ? -1 : 1))
}
