import {
  NewPause,
  PostedByHand,
  Publications,
  PublishingNow,
  SayWhether,
  WithReason,
} from '@secondlook/contract'
import type { FastifyInstance, FastifyReply } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../http/problem.ts'
import { type Refusal, refuse } from '../http/refusals.ts'
import { type AskerOf, mustAsk } from '../people/index.ts'
import { findReadable } from '../posts/index.ts'
import { correctionRoutes } from './correct/routes.ts'
import { showNow } from './now/show-now.ts'
import { showPublications } from './page/show-publications.ts'
import { pause, resume } from './pause/pauses.ts'
import { publishedByHand } from './people/by-hand.ts'
import { type Doing, decidedBy, doTo } from './people/do-to.ts'
import { findChannel } from './sending/sign-in.ts'
import { type TakenDownNeeds, takenDownRoutes } from './taken-down/routes.ts'
import { type LookNeeds, lookNow } from './watch/look-now.ts'

export type PublishingRoutesNeeds = LookNeeds & TakenDownNeeds & { readonly askerOf: AskerOf }

const PostParams = z.object({ post: z.string().min(1).max(100) })
const PublicationParams = PostParams.extend({ channel: z.string().min(1).max(100) })
const noSuch = refuse('not-found', 'There is no such post that you may see.')

/** What became of posts, and what people do about it. */
export function publishingRoutes(app: FastifyInstance, needs: PublishingRoutesNeeds): void {
  takenDownRoutes(app, needs)
  correctionRoutes(app, needs)
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const { recorder, askerOf } = needs
  const { database } = recorder
  const fresh = (reply: FastifyReply): FastifyReply => reply.header('cache-control', 'no-store')
  const byHandOn = async (channel: string, address: string) => {
    const at = new Date(recorder.source.now()).toISOString()
    return publishedByHand(address, (await findChannel(needs, channel, at))?.account)
  }
  const answer = (reply: FastifyReply, no: Refusal | undefined) =>
    no ? sendRefusal(reply, no) : fresh(reply).code(204).send()

  typed.get(
    '/api/v1/posts/:post/publications',
    { schema: { params: PostParams, response: { 200: Publications } }, config: { act: 'post.read' } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const found = await findReadable(database.db, asker, request.params.post)
      if (!found) return sendRefusal(reply, noSuch)
      return fresh(reply).send(await showPublications(database, asker, found))
    },
  )

  const withReason: readonly (readonly [path: string, does: Doing['does']])[] = [
    ['let-go', 'let-go'],
    ['give-up', 'give-up'],
    ['withdraw', 'withdraw'],
    ['taken-off', 'withdrawn'],
  ]
  for (const [path, does] of withReason)
    typed.post(
      `/api/v1/posts/:post/publications/:channel/${path}`,
      { schema: { params: PublicationParams, body: WithReason }, config: { act: decidedBy(does) } },
      async (request, reply) => {
        const asker = await mustAsk(askerOf, request)
        return answer(reply, await doTo(needs, asker, request.params, { does, says: request.body.reason }))
      },
    )

  typed.post(
    '/api/v1/posts/:post/publications/:channel/by-hand',
    { schema: { params: PublicationParams, body: PostedByHand }, config: { act: decidedBy('by-hand') } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const detail = await byHandOn(request.params.channel, request.body.address)
      return answer(reply, await doTo(needs, asker, request.params, { does: 'by-hand', says: null, detail }))
    },
  )

  typed.post(
    '/api/v1/posts/:post/publications/:channel/whether',
    { schema: { params: PublicationParams, body: SayWhether }, config: { act: decidedBy('absent') } },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const said = request.body
      const doing: Doing = said.isOut
        ? { does: 'by-hand', says: null, detail: await byHandOn(request.params.channel, said.address) }
        : { does: 'absent', says: said.reason }
      return answer(reply, await doTo(needs, asker, request.params, doing))
    },
  )

  typed.get(
    '/api/v1/publishing',
    { schema: { response: { 200: PublishingNow } }, config: { act: 'publishing.read' } },
    async (request, reply) => fresh(reply).send(await showNow(database, await mustAsk(askerOf, request))),
  )

  typed.post('/api/v1/publishing/look', { config: { act: 'publishing.read' } }, async (request, reply) =>
    answer(reply, await lookNow(needs, await mustAsk(askerOf, request))),
  )

  typed.post(
    '/api/v1/publishing/pauses',
    { schema: { body: NewPause }, config: { act: 'publishing.pause' } },
    async (request, reply) =>
      answer(reply, await pause(recorder, await mustAsk(askerOf, request), request.body)),
  )

  typed.post(
    '/api/v1/publishing/pauses/:pause/end',
    {
      schema: { params: z.object({ pause: z.string().min(1).max(100) }) },
      config: { act: 'publishing.resume' },
    },
    async (request, reply) =>
      answer(reply, await resume(recorder, await mustAsk(askerOf, request), request.params.pause)),
  )
}
