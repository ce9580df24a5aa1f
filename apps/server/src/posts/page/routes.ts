import { PostPage } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { sendRefusal } from '../../http/problem.ts'
import { mustAsk } from '../../people/index.ts'
import type { PostsNeeds } from '../needs.ts'
import { noPost } from '../review/act-on.ts'
import { findReadable } from '../review/permits.ts'
import { keepNowhere, PostParams } from '../review/routes.ts'
import { showPage } from './show-page.ts'

/** A post's page. */
export function pageRoutes(app: FastifyInstance, { recorder, askerOf, zone, findOut }: PostsNeeds): void {
  const { db } = recorder.database
  app
    .withTypeProvider<ZodTypeProvider>()
    .get(
      '/api/v1/posts/:post',
      { schema: { params: PostParams, response: { 200: PostPage } }, config: { act: 'post.read' } },
      async (request, reply) => {
        const asker = await mustAsk(askerOf, request)
        const found = await findReadable(db, asker, request.params.post)
        if (!found) return sendRefusal(reply, noPost)
        return keepNowhere(reply).send(await showPage({ db, zone, findOut }, asker, found))
      },
    )
}
