import type { FastifyInstance } from 'fastify'
import { listRoutes } from './list/routes.ts'
import type { PostsNeeds } from './needs.ts'

/** Everything about posts under `/api/v1/posts`. */
export function postsRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  listRoutes(app, needs)
}
