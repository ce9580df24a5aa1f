import type { FastifyInstance } from 'fastify'
import { feedRoutes } from './calendar/feed-routes.ts'
import { readFeedRoute } from './calendar/read-feed-route.ts'
import { listRoutes } from './list/routes.ts'
import type { PostsNeeds } from './needs.ts'

/** Everything about posts under `/api/v1/posts`, and the calendar that is taken along. */
export function postsRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  listRoutes(app, needs)
  feedRoutes(app, needs)
  readFeedRoute(app, needs)
}
