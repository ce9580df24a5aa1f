import { compilePack, type Policy } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import type { ListChannels, PolicyFor, RegisterSource } from './checks/index.ts'

/** What asking with the registers needs of the contexts below it. */
export type AskingPorts = {
  readonly policyFor: PolicyFor
  readonly registers: RegisterSource
  readonly listChannels: ListChannels
}

let shipped: Policy | undefined

/** The policy as it is shipped, for everybody; and registers in which there is nothing yet. */
export const shippedPorts: AskingPorts = {
  policyFor: async () => {
    shipped ??= compilePack(shippedPack('act-2015'))
    return { policy: shipped }
  },
  registers: {
    load: async () => ({ snapshot: {}, mark: '' }),
    changesSince: async (mark) => ({ changes: [], mark }),
  },
  listChannels: async () => [],
}
