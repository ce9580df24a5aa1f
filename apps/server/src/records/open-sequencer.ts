import { makeSigner, parseVerifierKey } from '@secondlook/ledger'
import type { RootKeys } from '../keys/roots.ts'
import type { Database } from '../store/database.ts'
import type { Sequencer } from './sequence.ts'
import { findLogKeys } from './store.ts'

export type LogNeeds = {
  readonly database: Database
  readonly roots: RootKeys
  /** What a log that has no head yet will be called for ever: a name of its own, such as `example.gov.au/second-look`. */
  readonly name: string
  readonly now: () => number
}

/** The sequencer of this store's log, with the keys of this folder. */
export async function openSequencer({ database, roots, name, now }: LogNeeds): Promise<Sequencer> {
  const origin = (await findLogName(database)) ?? name
  const signers = async () => {
    await roots.refresh('log')
    return roots.all('log').map(({ bytes }) => makeSigner(origin, 'log', bytes))
  }
  const signer = (await signers()).at(-1)
  if (!signer) throw new Error('no root key for log')
  return { database, signer, signers, now }
}

async function findLogName({ db }: Database): Promise<string | undefined> {
  const [first] = await findLogKeys(db)
  return first && logNameOf(first.verifier)
}

export function logNameOf(verifier: string): string | undefined {
  const key = parseVerifierKey(verifier)
  return key.ok ? key.value.name : undefined
}
