import { type Part, saltLength } from '@secondlook/ledger'

/** What a sealed part is sealed with besides its key: it opens nowhere else. */
export const aboutPart = (event: string, name: string): string => `secondlook.part/v1\n${event}\n${name}`

/** Salt and value in one piece, because they are destroyed together. */
export const saltedBytes = ({ salt, json }: Part): Uint8Array =>
  Buffer.concat([salt, Buffer.from(json, 'utf8')])

export function fromSaltedBytes(name: string, bytes: Uint8Array): Part {
  const salt = Uint8Array.from(bytes.subarray(0, saltLength))
  return { name, salt, json: Buffer.from(bytes.subarray(saltLength)).toString('utf8') }
}
