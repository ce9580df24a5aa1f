import type { FastifyInstance } from 'fastify'
import { draftRoutes } from './draft/routes.ts'
import { listRoutes } from './list/routes.ts'
import type { PostsNeeds } from './needs.ts'
import { versionRoutes } from './version/routes.ts'

/** Everything about posts under `/api/v1/posts`. */
export function postsRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  listRoutes(app, needs)
  draftRoutes(app, needs)
  versionRoutes(app, needs)
}
