import { registerNames } from '@secondlook/contract'
import { expect, it } from 'vitest'
import { registerGroups } from './register-groups.ts'

it('shows every register once', () => {
  expect(registerGroups.flatMap(({ registers }) => registers).sort()).toEqual([...registerNames].sort())
})
