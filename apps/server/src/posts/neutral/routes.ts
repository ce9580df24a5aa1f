import { SettleNeutral } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import type { PostsNeeds } from '../needs.ts'
import { permitOn } from '../review/permits.ts'
import { actOf, keepNowhere, PostParams } from '../review/routes.ts'
import { settleNeutral } from './settle-neutral.ts'

/** The media team's answer about a version. */
export function neutralRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  const act = actOf(needs)
  app
    .withTypeProvider<ZodTypeProvider>()
    .post(
      '/api/v1/posts/:post/neutral',
      { schema: { params: PostParams, body: SettleNeutral }, config: { act: 'post.settle-neutral' } },
      async (request, reply) => {
        const { post } = request.params
        const done = await act(
          request,
          post,
          ({ asker, found }) => permitOn(asker, 'post.settle-neutral', found.about),
          (needed) => settleNeutral(needed, post, request.body),
        )
        return 'declined' in done ? sendRefusal(reply, done.declined) : keepNowhere(reply).code(204).send()
      },
    )
}
