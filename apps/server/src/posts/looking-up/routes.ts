import { CheckDraft, emptyMargin, LookedUp } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { assessSaved } from '../../checks/index.ts'
import { sendRefusal } from '../../http/problem.ts'
import { mustAsk } from '../../people/index.ts'
import { engineDrafts } from '../draft/engine-drafts.ts'
import { loadFacts } from '../draft/post-facts.ts'
import { storable } from '../draft/storable.ts'
import { refusalOf } from '../may-not.ts'
import type { PostsNeeds } from '../needs.ts'
import { openPost } from '../open-post.ts'
import { lookFor } from './look-for.ts'

const notHere = { whyNot: 'Nothing is looked up here.', card: null, mentions: [] }

/**
 * Looks up what a draft is made of, because somebody asked for it. It asks with the registers like saving does, and is
 * counted like it: whether something was looked up must not tell what saving would not.
 */
export function lookUpRoute(app: FastifyInstance, needs: PostsNeeds): void {
  const { db } = needs.recorder.database
  app.withTypeProvider<ZodTypeProvider>().post(
    '/api/v1/posts/:post/look-up',
    {
      schema: { params: z.object({ post: z.string().max(100) }), body: CheckDraft },
      ...{ bodyLimit: 16 << 20, config: { act: 'post.write' } },
    },
    async (request, reply) => {
      const asker = await mustAsk(needs.askerOf, request)
      const open = await openPost(db, asker, request.params.post)
      if ('refusal' in open) return sendRefusal(reply, open)
      const decision = open.decide('post.write')
      if (!decision.may) return sendRefusal(reply, refusalOf(decision))
      const { body } = storable({ body: request.body.body, margin: emptyMargin })
      const facts = await loadFacts({ db, asker }, body)
      const drafts = engineDrafts(body, facts).map(({ draft }) => draft)
      const { post } = open
      const question = { unit: post.unit, drafts, at: Date.parse(asker.at) }
      const texts = await assessSaved(needs.checks, asker, question)
      if ('refusal' in texts) return sendRefusal(reply, texts)
      const { permit } = decision
      const looked = await lookFor(needs, { asker, permit, post, body, facts, texts })
      return reply.header('cache-control', 'no-store').send(LookedUp.parse(looked?.lookedUp ?? notHere))
    },
  )
}
