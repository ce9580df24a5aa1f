import { FilledTemplates, FillTemplate, ReplyTemplates } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import { mustAsk } from '../../people/index.ts'
import type { PostsNeeds } from '../needs.ts'
import { fillTemplate } from './fill-template.ts'
import { listTemplates } from './list-templates.ts'

/** Replies from a template: which there are, and filling one for several. */
export function templateRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()

  typed.get(
    '/api/v1/posts/templates',
    { schema: { response: { 200: ReplyTemplates } }, config: { act: 'post.write' } },
    async (request, reply) => {
      const { at } = await mustAsk(needs.askerOf, request)
      const templates = await listTemplates(needs.recorder.database.db, at)
      return reply.header('cache-control', 'no-store').send({ templates })
    },
  )

  typed.post(
    '/api/v1/posts/fill',
    { schema: { body: FillTemplate, response: { 200: FilledTemplates } }, config: { act: 'post.write' } },
    async (request, reply) => {
      const filled = await fillTemplate(needs, await mustAsk(needs.askerOf, request), request.body)
      return 'refusal' in filled
        ? sendRefusal(reply, filled)
        : reply.header('cache-control', 'no-store').send({ posts: [...filled] })
    },
  )
}
