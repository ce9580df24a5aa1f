import { expect, it } from 'vitest'
import { enteredAs } from './entered-as.ts'

it.each([
  [{ kind: 'logo', asset: 'a1', entry: 'e1' }, 'asset-approvals'],
  [{ kind: 'copyright', asset: null, entry: 'e1' }, 'releases'],
  [{ kind: 'release', asset: null, entry: 'e1' }, 'releases'],
  [{ kind: 'speak', asset: null, entry: 'e1' }, 'spokespeople'],
  [{ kind: 'consent', asset: null, entry: 'e1' }, 'consents'],
  [{ kind: 'consent', asset: null, entry: null }, undefined],
])('an answer to %j is entered in %s', (values, register) => {
  expect(enteredAs(values)?.register).toBe(register)
})
