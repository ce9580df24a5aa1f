import type { HoldsAbout } from '../people/index.ts'
import { countMedia } from './store.ts'

/** What this context holds about somebody: the pictures they added. Who is shown in them, nobody knows here. */
export const mediaHold: HoldsAbout = async (db, people) => {
  const added = await countMedia(db, people)
  if (!added || added.count === 0) return []
  return [
    {
      ...{ item: 'pictures', since: added.since, until: null, where: '/pictures' },
      says: `Pictures that you added: ${added.count}.`,
    },
  ]
}
