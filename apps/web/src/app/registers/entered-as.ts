import type { EntryPage, RegisterName } from '@secondlook/contract'

type Entered = { readonly register: RegisterName; readonly id: string }

const registers: Readonly<Record<string, RegisterName>> = {
  logo: 'asset-approvals',
  copyright: 'asset-approvals',
  release: 'releases',
  speak: 'spokespeople',
  consent: 'consents',
}

/** Where the answer to a request is entered: which register that is follows from what was asked for. */
export function enteredAs({ kind, asset, entry }: EntryPage['values']): Entered | undefined {
  const register = typeof kind === 'string' ? registers[kind] : undefined
  if (register === undefined || typeof entry !== 'string' || entry === '') return undefined
  // Without an entry of the work it is for, a permission to use it is a release.
  const isOfNothing = register === 'asset-approvals' && !asset
  return { register: isOfNothing ? 'releases' : register, id: entry }
}
