import type { ClearedBy } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { asksOf, entryPath } from './what-clears.tsx'

const consent: ClearedBy = {
  ...{ says: 'A consent of Bea & Co', register: 'consents', entry: null, who: 'Bea & Co', asset: null },
}
const use: ClearedBy = { ...consent, register: 'asset-approvals', who: null, asset: 'logo' }

it('leads to the entry that is known, or to what the register has of somebody', () => {
  expect(entryPath(consent)).toBe('/registers/consents?search=Bea+%26+Co')
  expect(entryPath({ ...consent, entry: 'c1' })).toBe('/registers/consents/c1')
  expect(entryPath(use)).toBe('/registers/assets/logo')
})

it('asks for the permission with what is known filled in, and for none that helps nobody', () => {
  const paths = (detector: string, known: readonly ClearedBy[], channel: string | null = null) =>
    asksOf({ detector, channel }, known).map(({ path }) => path)
  expect(paths('media-consent', [consent], 'pools')).toEqual([
    '/registers/permission-requests/new?kind=consent&who=Bea+%26+Co&channels=pools',
  ])
  expect(paths('logo', [use])).toEqual(['/registers/permission-requests/new?kind=logo&asset=logo'])
  // An older logo is exchanged for the newer one, and nobody has to be asked.
  expect(paths('logo', [{ ...use, register: 'assets', entry: 'newer' }])).toEqual([])
  expect(paths('initiative', [])).toEqual(['/registers/permission-requests/new?kind=release'])
  expect(paths('insult', [])).toEqual([])
})
