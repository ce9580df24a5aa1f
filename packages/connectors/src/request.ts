import type { Picture } from './content.ts'
import type { Json, PreparedRequest } from './prepared.ts'

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'multipart/form-data' }
type Headers = PreparedRequest['headers']

export const get = (path: string): PreparedRequest => ({ method: 'GET', path, headers: {}, body: null })

export const send = (method: string, path: string, body: Json, headers: Headers = {}): PreparedRequest => ({
  method,
  path,
  headers: { ...json, ...headers },
  body,
})

/** A form with files in it; the boundary is the sender's. */
export const sendForm = (path: string, body: Json, headers: Headers = {}): PreparedRequest => ({
  method: 'POST',
  path,
  headers: { ...form, ...headers },
  body,
})

export const mediaType = ({ kind }: Picture): string => `image/${kind}`

/** Values of a query, escaped. */
export const query = (values: Readonly<Record<string, string>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&')
