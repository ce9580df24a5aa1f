import { type SqlBool, sql } from 'kysely'
import type { HoldsAbout } from '../people/index.ts'

/** What this context holds about somebody. Which notices they were is in their own list; here they are counted. */
export const noticesHold: HoldsAbout = async (db, people) => {
  const mine = sql<SqlBool>`person = any(${[...people]}::text[])`
  const told = await db
    .selectFrom('notice')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('told_at').as('since')])
    .where(mine)
    .executeTakeFirst()
  const mailed = await db
    .selectFrom('mail')
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('made_at').as('since')])
    .where(mine)
    .executeTakeFirst()
  const wish = await db.selectFrom('notice_settings').select('mail').where(mine).execute()
  return [
    ...(told && told.count > 0
      ? [
          {
            ...{ item: 'notices' as const, since: told.since, until: null, where: '/home' },
            says: `Things that wait or waited for you: ${told.count}.`,
          },
        ]
      : []),
    ...(mailed && mailed.count > 0
      ? [
          {
            ...{ item: 'mails' as const, since: mailed.since, until: null, where: null },
            says: `Mails that were made for you: ${mailed.count}. What was in them is not kept, because it was always the same.`,
          },
        ]
      : []),
    ...(wish.length > 0
      ? [
          {
            ...{ item: 'mails' as const, since: null, until: null, where: '/notices' },
            says: 'How you want to be told.',
          },
        ]
      : []),
  ]
}
