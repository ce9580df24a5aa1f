import { PostList, PostListQuery } from '@secondlook/contract'
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { readCursor, writeCursor } from '../../http/cursor.ts'
import { couldDo, mustAsk, sayWhoMay } from '../../people/index.ts'
import { pinFor } from '../../store/kept/kept.ts'
import { confinedTo } from '../confined/store.ts'
import type { PostsNeeds } from '../needs.ts'
import { showOut } from '../out.ts'
import { showRows } from './show-rows.ts'
import { dueOf, findListed, readablePosts } from './store.ts'

const pageSize = 30

/** The list of posts: what waits, what is being worked on, what is approved, what is out. */
export function listRoutes(
  app: FastifyInstance,
  { recorder, askerOf, findOut, outInLists }: PostsNeeds,
): void {
  app.withTypeProvider<ZodTypeProvider>().get(
    '/api/v1/posts',
    {
      schema: { querystring: PostListQuery, response: { 200: PostList } },
      config: { act: 'post.read' },
    },
    async (request, reply) => {
      const asker = await mustAsk(askerOf, request)
      const db = pinFor(asker, recorder.database.db)
      const { after, ...query } = request.query
      const [due, post] = after === undefined ? [] : readCursor(after)
      const found = await findListed(db, {
        ...query,
        where: [readablePosts(asker), await confinedTo(db, asker, 'one.post')],
        ...{ selves: asker.selves, outInLists, limit: pageSize + 1 },
        ...(due !== undefined && post !== undefined && { after: { due, post } }),
      })
      const rows = found.slice(0, pageSize)
      const last = found.length > pageSize ? rows.at(-1) : undefined
      const mayWrite = couldDo(asker, 'post.write')
      return reply.header('cache-control', 'no-store').send({
        posts: await showRows(db, rows, { at: asker.at, out: await showOut(findOut, db, asker, rows) }),
        next: last ? writeCursor(dueOf(last), last.post) : null,
        ...{ mayWrite, whyNot: mayWrite ? null : sayWhoMay('post.write') },
      })
    },
  )
}
