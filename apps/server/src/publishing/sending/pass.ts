import {
  type Connection,
  fill,
  type Json,
  type PreparedRequest,
  type Published,
  type Session,
  type Wanted,
} from '@secondlook/connectors'
import { type Network, sendOver, talkOver } from './network.ts'

/** What came of one attempt. `answers` are those of requests that were taken. */
export type Attempt =
  | { readonly is: 'published'; readonly published: Published }
  | {
      readonly is: 'refused'
      readonly code: string
      readonly says: string
      readonly isPartlyOut: boolean
    }
  | {
      readonly is: 'deferred'
      readonly afterMs: number | null
      readonly says: string
      readonly isPartlyOut: boolean
    }
  | { readonly is: 'unknown'; readonly says: string }
  /** Somebody else works on the channel by now; nothing is said of it here. */
  | { readonly is: 'lost-lease' }

export type AttemptNeeds = {
  readonly network: Network & { readonly session: Session }
  readonly connection: Connection
  /** Asked right before each request that writes: whether the channel is still ours. */
  readonly isOurs: () => Promise<boolean>
  /** Written before a request that writes leaves and after each answer. */
  readonly keep: (answers: Wanted['answers']) => Promise<void>
}

/** Sends, in order and each once, the requests that have no answer yet. Stops at the first that was not taken. */
export async function sendRest(needs: AttemptNeeds, wanted: Wanted): Promise<Attempt> {
  const { connection, network, keep } = needs
  const { sender } = connection
  const answers: (Json | undefined)[] = wanted.requests.map((_, at) => wanted.answers[at])
  for (const [at, request] of wanted.requests.entries()) {
    if (answers[at] !== undefined) continue
    const filled = fill(request, { sentAt: wanted.sentAt, answers })
    if ('missing' in filled)
      return {
        ...{ is: 'refused', code: 'about', says: 'What it is about was not found on the platform.' },
        isPartlyOut: isPartlyOut(wanted.requests, answers),
      }
    if (writes(filled)) {
      await keep(answers)
      if (!(await needs.isOurs())) return { is: 'lost-lease' }
    }
    const reply = await sendOver(network, { request: filled, as: 'account' })
    const judged = sender.judge(filled, reply)
    if (judged.is === 'unknown') return judged
    if (judged.is !== 'done') return { ...judged, isPartlyOut: isPartlyOut(wanted.requests, answers) }
    answers[at] = reply.is === 'answer' ? (sender.answerIn?.(reply) ?? reply.json ?? null) : null
    await keep(answers)
  }
  const published = sender.published({ ...wanted, answers })
  return published
    ? { is: 'published', published }
    : { is: 'unknown', says: 'The platform took it and named nothing that can be read.' }
}

const writes = ({ method }: PreparedRequest): boolean => method !== 'GET'

/** Whether a request that writes was taken; an upload alone shows nobody anything, and is counted all the same. */
const isPartlyOut = (requests: readonly PreparedRequest[], answers: readonly unknown[]): boolean =>
  requests.some((request, at) => writes(request) && answers[at] !== undefined)

export type Settled =
  | { readonly is: 'published'; readonly published: Published }
  | { readonly is: 'absent'; readonly answers: Wanted['answers'] }
  | { readonly is: 'unreadable'; readonly says: string; readonly isForGood: boolean }

/** Looks whether something is out. Nothing is ever sent again before this has said that it is not. */
export async function findOut(network: Network, connection: Connection, wanted: Wanted): Promise<Settled> {
  const found = await talkOver(network, connection.sender.find(wanted))
  if (found.is === 'partly') return { is: 'absent', answers: found.answers }
  return found.is === 'absent' ? { is: 'absent', answers: [] } : found
}

/** Until when a repeat waits, because what left last may still arrive. */
export function waitsUntil(
  connection: Connection,
  leftAt: string | null,
  now: string,
  inFlightMs: number,
): string | null {
  if (leftAt === null) return null
  const { isSafe, forMs } = connection.sender.repeats
  const since = Date.parse(now) - Date.parse(leftAt)
  if (isSafe && (forMs === null || since < forMs)) return null
  return since >= inFlightMs ? null : new Date(Date.parse(leftAt) + inFlightMs).toISOString()
}

/** When something that could not be told or done is tried again: soon, and then less and less often. */
export function nextTry(now: string, tries: number, atLeastMs: number | null = null): string {
  const usual = Math.min(5000 * 2 ** Math.min(tries, 10), 900_000)
  return new Date(Date.parse(now) + Math.max(usual, atLeastMs ?? 0)).toISOString()
}
