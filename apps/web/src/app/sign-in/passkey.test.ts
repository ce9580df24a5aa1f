import { expect, it } from 'vitest'
import { addressForPasskeys } from './passkey.ts'

it.each([
  ['127.0.0.1', '4747', 'http://localhost:4747'],
  ['[::1]', '4747', 'http://localhost:4747'],
  ['127.0.0.1', '', 'http://localhost'],
  ['localhost', '4747', undefined],
  ['look.example', '', undefined],
])('%s:%s leads to %s for passkeys', (hostname, port, address) => {
  expect(addressForPasskeys({ hostname, port })).toBe(address)
})
