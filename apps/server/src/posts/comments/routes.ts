import { NewComment } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { sendRefusal } from '../../http/problem.ts'
import { refuse } from '../../http/refusals.ts'
import type { PostsNeeds } from '../needs.ts'
import { permitOn } from '../review/permits.ts'
import { actOf, keepNowhere, PostParams } from '../review/routes.ts'
import { comment, type HowSettled, settleComment, type TakeSuggestion } from './comment.ts'
import { findComment } from './store.ts'

const CommentParams = PostParams.extend({ comment: z.string().min(1).max(100) })
const Made = z.object({ id: z.string() })

/** What is said beside a post. */
export function commentRoutes(app: FastifyInstance, needs: PostsNeeds, take: TakeSuggestion): void {
  const typed = app.withTypeProvider<ZodTypeProvider>()
  const act = actOf(needs)
  const { db } = needs.recorder.database
  const config = { act: 'post.comment' }

  typed.post(
    '/api/v1/posts/:post/comments',
    { schema: { params: PostParams, body: NewComment, response: { 201: Made } }, config },
    async (request, reply) => {
      const { post } = request.params
      const done = await act(
        request,
        post,
        ({ asker, found }) => permitOn(asker, 'post.comment', found.about),
        (needed) => comment(needed, post, request.body),
      )
      return 'declined' in done
        ? sendRefusal(reply, done.declined)
        : keepNowhere(reply).code(201).send({ id: done.result.id })
    },
  )

  const ways: Readonly<Record<'settle' | 'take' | 'decline', HowSettled>> = {
    ...{ settle: 'settled', take: 'taken', decline: 'declined' },
  }
  for (const [way, how] of Object.entries(ways))
    typed.post(
      `/api/v1/posts/:post/comments/:comment/${way}`,
      {
        schema: { params: CommentParams },
        config: { act: how === 'settled' ? 'post.comment' : 'post.write' },
      },
      async (request, reply) => {
        const { post, comment: id } = request.params
        const done = await act(
          request,
          post,
          async ({ asker, found }) => {
            const said = await findComment(db, id)
            const isTheirs = said !== undefined && asker.selves.has(said.person)
            const isAuthor = (found.about.authors ?? []).some((one) => asker.selves.has(one))
            if (how === 'settled' && !isTheirs && !isAuthor)
              return refuse('not-allowed', 'This is for whoever said it, and for those who write the post.')
            return permitOn(asker, how === 'settled' ? 'post.comment' : 'post.write', found.about)
          },
          (needed) => settleComment(needed, post, id, how, take),
        )
        return 'declined' in done ? sendRefusal(reply, done.declined) : keepNowhere(reply).code(204).send()
      },
    )
}
