import type { Answer, Asked, Handler } from './misbehave.ts'

export type File = { readonly bytes: Buffer; readonly type: string }
/** One request, taken apart. */
export type Call = {
  readonly asked: Asked
  /** What stands at `:name` in the path. */
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  /** The members of a JSON object or the fields of a form. */
  readonly fields: Readonly<Record<string, unknown>>
  readonly files: Readonly<Record<string, File>>
}
export type Take = (call: Call) => Answer | Promise<Answer>

type Route = { readonly method: string; readonly path: RegExp; readonly take: Take }

/** Answers by a table of `GET /posts/:id`; what is in none of its lines is not there. */
export function routes(table: Readonly<Record<string, Take>>, otherwise: Take = () => notFound): Handler {
  const lines = Object.entries(table).map(([line, take]): Route => {
    const [method = '', path = ''] = line.split(' ')
    const expression = path.replace(/[.]/g, '[.]').replace(/:(\w+)/g, '(?<$1>[^/]+)')
    return { method, path: new RegExp(`^${expression}$`), take }
  })
  return async (asked) => {
    const url = new URL(asked.path, 'http://double.invalid')
    const call = { asked, query: url.searchParams, ...(await bodyOf(asked)) }
    for (const { method, path, take } of lines) {
      const found = method === asked.method ? path.exec(url.pathname) : null
      if (!found) continue
      const params = Object.fromEntries(
        Object.entries(found.groups ?? {}).map(([name, value]) => [name, decoded(value)]),
      )
      return take({ ...call, params })
    }
    return otherwise({ ...call, params: {} })
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function bodyOf({ headers, body }: Asked): Promise<Pick<Call, 'fields' | 'files'>> {
  const type = headers['content-type'] ?? ''
  if (type.startsWith('application/json')) return { fields: objectIn(body.toString()), files: {} }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { fields: Object.fromEntries(new URLSearchParams(body.toString())), files: {} }
  if (!type.startsWith('multipart/form-data')) return { fields: {}, files: {} }
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData()
  const fields: Record<string, unknown> = {}
  const files: Record<string, File> = {}
  for (const [name, value] of form)
    if (typeof value === 'string') fields[name] = value
    else files[name] = { bytes: Buffer.from(await value.arrayBuffer()), type: value.type }
  return { fields, files }
}

function objectIn(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

export const textIn = (fields: Call['fields'], name: string): string | undefined => {
  const value = fields[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined
}

type Headers = NonNullable<Answer['headers']>

export const json = (value: unknown, status = 200, headers: Headers = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(value),
})

export const notFound: Answer = { status: 404, headers: { 'content-type': 'text/plain' }, body: 'Not Found' }
