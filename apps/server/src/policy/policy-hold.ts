import type { HoldsAbout } from '../people/index.ts'
import { findAcknowledged } from './acknowledgement/store.ts'
import { findConfirmedBy } from './library/store.ts'

/** What this context holds about somebody. */
export const policyHold: HoldsAbout = async (db, people, at) => [
  ...(await findAcknowledged(db, people, at)).map(({ statement, made_at }) => ({
    ...{ item: 'acknowledgement' as const, since: made_at, until: null, where: '/acknowledge' },
    says: `You said: ${statement}`,
  })),
  ...(await findConfirmedBy(db, people)).map(({ says, from_at, ended_at }) => ({
    ...{ item: 'policy-reasons' as const, since: from_at, until: ended_at, where: '/in-force/library' },
    says: `You confirmed an entry of the library: ${says.title}.`,
  })),
]
