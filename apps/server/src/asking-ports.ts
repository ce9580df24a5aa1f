import type { ListChannels, PolicyFor, RegisterSource } from './checks/index.ts'
import { compiledPolicy, type Gap, policyFor } from './policy/index.ts'
import type { Recorder } from './records/index.ts'
import { listLiveChannels, RegisterSnapshots } from './registers/index.ts'

/** What asking with the registers needs of the contexts below it. */
export type AskingPorts = {
  readonly policyFor: PolicyFor
  readonly registers: RegisterSource
  readonly listChannels: ListChannels
}

const gaps: Readonly<Record<Gap, string>> = {
  'no-base':
    'No policy is in force at that time, so nothing can be said by one. The policy owner puts one in force.',
  'pack-twice':
    'The same policy is in force twice at that time, so nothing can be said by it. Tell the policy owner.',
  'unit-unknown':
    'Your unit was not there at that time. Ask for now instead, or tell whoever looks after people.',
}

/** The policy in force for whoever asks, and the registers as they stand. */
export function askingPorts({ database: { db }, source }: Recorder): AskingPorts {
  return {
    policyFor: async (question) => {
      const found = await policyFor(db, question)
      return 'gap' in found ? { gap: gaps[found.gap] } : { policy: await compiledPolicy(db, found) }
    },
    registers: new RegisterSnapshots(db, () => source.now()),
    listChannels: async () => await listLiveChannels(db, new Date(source.now()).toISOString()),
  }
}
