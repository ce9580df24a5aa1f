import { expect, it } from 'vitest'
import { hasPds } from './bluesky/pds.ts'
import { sharedPds } from './once.ts'

it.skipIf(!hasPds())(
  'starts a platform once for all who ask, each with an account of their own',
  async () => {
    const both = await Promise.all([sharedPds(), sharedPds()])
    expect(both[0].address).toBe(both[1].address)
    const accounts = await Promise.all(both.map(async (pds, at) => await pds.makeAccount(`sharer-${at}`)))
    expect(new Set(accounts.map(({ did }) => did)).size).toBe(2)
  },
)
