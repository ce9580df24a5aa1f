import { FilledTemplates, FillTemplate } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import { mustAsk } from '../../people/index.ts'
import type { PostsNeeds } from '../needs.ts'
import { fillTemplate } from './fill-template.ts'

/** Replies from a template. */
export function templateRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
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
