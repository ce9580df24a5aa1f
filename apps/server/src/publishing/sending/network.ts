import {
  type Ask,
  addressBelow,
  answerWith,
  type PreparedRequest,
  type Reply,
  type Sender,
  type Session,
  type Talk,
  walkTalk,
} from '@secondlook/connectors'
import { bodyOf, type FilesOf } from '../../net/body.ts'
import type { Exchange, Out } from '../../net/out.ts'

/** One account on one service, and the way there. */
export type Network = {
  readonly out: Pick<Out, 'send'>
  readonly files: FilesOf
  readonly sender: Pick<Sender, 'sign'>
  /** Where strangers ask. */
  readonly service: string
  /** `undefined` while nobody has signed in. */
  readonly session?: Session
  /** Told of every exchange, for what is kept of it. */
  readonly onExchange?: (exchange: Seen) => void
}

/** An exchange, and as whom it was asked. */
export type Seen = Exchange & { readonly as: Ask['as'] }

/** Walks a talk over the network. */
export const talkOver = async <T>(network: Network, talk: Talk<T>): Promise<T> =>
  await walkTalk(talk, (ask) => sendOver(network, ask))

/** One request, signed where the account asks, and what came of it. */
export async function sendOver(network: Network, { request, as }: Ask): Promise<Reply> {
  const { session, sender, service } = network
  // Such as a list of posts on a platform that shows strangers none.
  if (as === 'account' && !session)
    return { is: 'not-sent', says: 'It answers this only to whoever signs in, and nobody has.' }
  const signed = as === 'account' && session ? sender.sign(request, session) : request
  const below = as === 'account' && session ? session.service : service
  const { headers, body } = await wired(signed, network.files)
  const address = addressBelow(below, signed.path)
  const reply = await network.out.send({ method: signed.method, address, headers, body })
  if (reply.is !== 'answer') return reply
  for (const exchange of reply.exchanges) network.onExchange?.({ ...exchange, as })
  const { response, request: asked } = reply.last
  const text = new TextDecoder().decode(response.body)
  return answerWith(response.status, response.headers, text, asked.address)
}

/** Headers and body as they go over the wire; whoever writes a form writes its own boundary. */
async function wired({ headers, body }: PreparedRequest, files: FilesOf) {
  const name = Object.keys(headers).find((one) => one.toLowerCase() === 'content-type')
  const declared = name === undefined ? 'application/json' : (headers[name] ?? '')
  const sent = await bodyOf(body, declared, files)
  const others = Object.fromEntries(Object.entries(headers).filter(([one]) => one !== name))
  return {
    headers: sent.type === undefined ? others : { ...others, 'content-type': sent.type },
    body: sent.body,
  }
}
