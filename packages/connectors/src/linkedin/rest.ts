import type { PreparedRequest } from '../prepared.ts'

/** Every request says which version of the interface it means. */
export const versioned = { 'linkedin-version': '202605', 'x-restli-protocol-version': '2.0.0' }

export const getRest = (path: string): PreparedRequest => ({
  method: 'GET',
  path: `/rest${path}`,
  headers: versioned,
  body: null,
})
export const takeRest = (path: string): PreparedRequest => ({ ...getRest(path), method: 'DELETE' })
