import type { Json, PreparedRequest } from './prepared.ts'
import { addressBelow, answerWith } from './talk/reply.ts'
import type { Reply } from './talk/talk.ts'

type Files = ReadonlyMap<string, Uint8Array<ArrayBuffer>>
type Body = NonNullable<NonNullable<Parameters<typeof fetch>[1]>['body']>
type Fields = { readonly [name: string]: Json }

const textOf = (value: Json): string => (typeof value === 'string' ? value : String(value))

function formOf(fields: Fields, files: Files): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) {
    const own = Object(value) as Fields
    const [digest, as] = [own['$file'], own['as']]
    if (typeof digest === 'string' && typeof as === 'string')
      form.set(name, new Blob([bytesOf(digest, files)], { type: as }), `picture.${as.split('/')[1]}`)
    else form.set(name, textOf(value))
  }
  return form
}

function bytesOf(digest: string, files: Files): Uint8Array<ArrayBuffer> {
  const bytes = files.get(digest)
  if (!bytes) throw new Error(`There are no bytes of ${digest}.`)
  return bytes
}

function bodyOf({ headers, body }: PreparedRequest, files: Files): Body | undefined {
  if (body === null) return undefined
  const type = headers['content-type'] ?? ''
  if (type.startsWith('image/')) return new Blob([bytesOf((body as { file: string }).file, files)])
  if (type === 'multipart/form-data') return formOf(body as Fields, files)
  if (type === 'application/x-www-form-urlencoded')
    return new URLSearchParams(
      Object.entries(body as Fields).map(([name, value]): [string, string] => [name, textOf(value)]),
    )
  return JSON.stringify(body)
}

/** Sends requests over the network, as short as it can be done: for tests on real servers. */
export const fetchWith =
  (files: Files) =>
  async (service: string, request: PreparedRequest): Promise<Reply> => {
    const { 'content-type': type, ...others } = request.headers
    const body = bodyOf(request, files)
    const isForm = type === 'multipart/form-data'
    const response = await fetch(addressBelow(service, request.path), {
      method: request.method,
      headers: type === undefined || isForm ? others : { ...others, 'content-type': type },
      ...(body === undefined ? {} : { body }),
    })
    const text = await response.text()
    return answerWith(response.status, response.headers, text, response.url)
  }
