import type { Account } from '../content.ts'
import type { Json, PreparedRequest } from '../prepared.ts'
import { get, query } from '../request.ts'
import type { Published } from '../talk/sender.ts'
import { type AnswerOf, type Reply, type Talk, textAt } from '../talk/talk.ts'

export const posts = 'app.bsky.feed.post'
export const profiles = 'app.bsky.actor.profile'

/** A record in the repository of an account. */
export type RecordPlace = { readonly repo: string; readonly collection: string; readonly rkey: string }

/** The record that an address of a program names: `at://did:plc:a/app.bsky.feed.post/3k`. */
export function placeIn(uri: string): RecordPlace | undefined {
  const [, repo, collection, rkey] = /^at:\/\/([^/]+)\/([^/]+)\/([^/]+)$/.exec(uri) ?? []
  return repo && collection && rkey ? { repo, collection, rkey } : undefined
}

/** Where people read it. */
export function pageOf(uri: string): string {
  const { repo = '', collection, rkey = '' } = placeIn(uri) ?? {}
  return `https://bsky.app/profile/${repo}${collection === posts ? `/post/${rkey}` : ''}`
}

/** A name with its dots, without sign or page around it. */
export const handleIn = (address: string): string =>
  (/\/profile\/([^/?#]+)/.exec(address)?.[1] ?? address).trim().replace(/^@/, '')

export const repoOf = (account: Account): string => account.platformId ?? handleIn(account.address)

export const getRecord = ({ repo, collection, rkey }: RecordPlace): PreparedRequest =>
  get(`/xrpc/com.atproto.repo.getRecord?${query({ repo, collection, rkey })}`)

export const errorIn = (reply: AnswerOf): string => textAt(reply.json, 'error') ?? ''

/** What there is no more of, or was never: to a stranger it is the same. */
const gone = new Set([
  'RecordNotFound',
  'RepoNotFound',
  'RepoTakendown',
  'RepoSuspended',
  'RepoDeactivated',
  'AccountNotFound',
  'AccountTakedown',
])

export type Asked =
  | { readonly is: 'there'; readonly json: Json; readonly address: string }
  /** `isMissing` where only the record is, and not the account with it. */
  | { readonly is: 'gone'; readonly says: string; readonly isMissing: boolean }
  | { readonly is: 'unreadable'; readonly says: string }

/** What a reply to a question of a stranger says. */
export function askedOf(reply: Reply): Asked {
  if (reply.is !== 'answer') return { is: 'unreadable', says: reply.says }
  const { status, json, address } = reply
  if (status === 200 && json !== undefined) return { is: 'there', json, address }
  const error = errorIn(reply)
  // Of accounts that are not there, or were taken down, servers say so in a sentence.
  const sentence = textAt(json, 'message') ?? ''
  if (gone.has(error) || /^Could not (?:find repo|locate record)/i.test(sentence))
    return {
      is: 'gone',
      says: `The server says: ${sentence || error}`,
      isMissing: error === 'RecordNotFound',
    }
  return { is: 'unreadable', says: `The server answered ${status} ${error}`.trim() }
}

/** Asks for a record as anybody may. */
export function* recordAt(place: RecordPlace): Talk<Asked> {
  return askedOf(yield { request: getRecord(place), as: 'stranger' })
}

/** What an answer that names a record says is out; `undefined` where it names none. */
export function partIn(answer: Json | undefined): Published['parts'][number] | undefined {
  const [uri, cid] = [textAt(answer, 'uri'), textAt(answer, 'cid')]
  return uri !== undefined && cid !== undefined && placeIn(uri)
    ? { id: uri, address: pageOf(uri), revision: cid }
    : undefined
}
