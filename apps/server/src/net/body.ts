import type { FileBody, Json } from '@secondlook/connectors'

/** The bytes of a file by its digest; they are compared with it by whoever hands them out. */
export type FilesOf = (digest: string) => Promise<Uint8Array>

export type SentBody = {
  readonly body: string | Uint8Array | FormData | null
  readonly type: string | undefined
}

/** A filled body as it goes over the wire, as its content type says. */
export async function bodyOf(body: Json | FileBody, type: string, files: FilesOf): Promise<SentBody> {
  if (body === null) return { body: null, type: undefined }
  if (isFile(body)) return { body: await files(body.file), type: body.as }
  if (type.startsWith('multipart/form-data')) return { body: await formOf(body, files), type: undefined }
  if (type.startsWith('application/x-www-form-urlencoded'))
    return {
      body: new URLSearchParams(
        fieldsOf(body).map(([name, value]): [string, string] => [name, plain(value)]),
      ).toString(),
      type,
    }
  return { body: JSON.stringify(body), type }
}

const isFile = (body: Json | FileBody): body is FileBody =>
  body !== null &&
  typeof body === 'object' &&
  'file' in body &&
  'as' in body &&
  Object.keys(body).length === 2

const fieldsOf = (body: Json): readonly (readonly [string, Json])[] =>
  body !== null && typeof body === 'object' && !Array.isArray(body) ? Object.entries(body) : []

const plain = (value: Json): string =>
  typeof value === 'string'
    ? value
    : value === null
      ? ''
      : typeof value === 'object'
        ? JSON.stringify(value)
        : String(value)

async function formOf(body: Json, files: FilesOf): Promise<FormData> {
  const form = new FormData()
  for (const [name, value] of fieldsOf(body)) {
    const file = fileIn(value)
    if (!file) form.append(name, plain(value))
    else {
      const ending = file.as.split('/')[1]?.replace('jpeg', 'jpg') ?? 'bin'
      const bytes = await files(file.digest)
      form.append(
        name,
        new Blob([new Uint8Array(bytes)], { type: file.as }),
        `${file.digest.slice(7, 23)}.${ending}`,
      )
    }
  }
  return form
}

function fileIn(value: Json): { readonly digest: string; readonly as: string } | undefined {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  const [digest, as] = [Reflect.get(value, '$file'), Reflect.get(value, 'as')]
  return typeof digest === 'string' && typeof as === 'string' ? { digest, as } : undefined
}
