import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get } from '../request.ts'
import { pinOf, postOf } from '../talk/pin.ts'
import type { Published } from '../talk/sender.ts'
import { type AnswerOf, at, type Reply, type Talk, textAt } from '../talk/talk.ts'

const readable = '/wp-json'
/** Where a site answers that has no readable addresses. */
const plain = '/?rest_route='

export const api = `${readable}/wp/v2`

/** The site of an account: below it are its posts and its interface. */
export const siteOf = ({ address }: Account): string =>
  address
    .trim()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '')

/** Below which a site answers that has no readable addresses. */
export const plainService = (service: string): string => `${service.replace(/\/+$/, '')}${plain}`
export const isPlain = (service: string): boolean => service.endsWith(plain)

/** A path of the interface, as it is below `plainService`. */
export const plainPath = (path: string): string =>
  path.startsWith(readable) ? path.slice(readable.length).replace('?', '&') : path

/** Whether nothing of the interface answers here: a page, or a page that is not found. */
export const isNoInterface = (reply: Reply): boolean =>
  reply.is === 'answer' &&
  (reply.status === 200 || reply.status === 404) &&
  (reply.json === undefined || reply.json === null || typeof reply.json !== 'object')

/** Asks as anybody may, wherever the site answers. */
export function* asStranger(path: string): Talk<Reply> {
  const reply = yield { request: get(path), as: 'stranger' }
  if (!isNoInterface(reply)) return reply
  return yield { request: get(`${plain}${plainPath(path)}`), as: 'stranger' }
}

export const codeIn = (reply: AnswerOf): string => textAt(reply.json, 'code') ?? ''

export const saysOf = ({ status, json }: AnswerOf): string =>
  `The site says: ${textAt(json, 'message') ?? String(status)}`

/** What an answer that names a post says is out; `undefined` where it names none. */
export function partIn(answer: Json | undefined): Published['parts'][number] | undefined {
  const [id, address] = [textAt(answer, 'id'), textAt(answer, 'link')]
  return id !== undefined && /^\d+$/.test(id) && address !== undefined
    ? { id, address, revision: textAt(answer, 'modified_gmt') ?? null }
    : undefined
}

export const postPath = (id: string): string => `${api}/posts/${encodeURIComponent(postOf(id))}`

/** What a request that writes a post puts out. */
export function putOut({ body }: PreparedRequest, answer: Json | undefined): Published | undefined {
  const part = partIn(answer)
  return part && { parts: [at(body as Json, 'sticky') === undefined ? part : pinOf(part)] }
}

export const isPostWrite = ({ method, path }: PreparedRequest): boolean =>
  method === 'POST' && path.startsWith(`${api}/posts`)
export const isUpload = ({ method, path }: PreparedRequest): boolean =>
  method === 'POST' && path === `${api}/media`

/** The number in a plain address. A readable one says the title and not the number. */
export function wordpressIdAt(account: Account, address: string): string | undefined {
  const [, site, id] = /^(https?:\/\/[^?#]+?)\/*\?(?:[^#]*&)?p=(\d+)(?:[&#].*)?$/i.exec(address.trim()) ?? []
  return site === siteOf(account) ? id : undefined
}
