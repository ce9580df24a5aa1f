import type { FastifyInstance } from 'fastify'
import { feedRoutes } from './calendar/feed-routes.ts'
import { readFeedRoute } from './calendar/read-feed-route.ts'
import { calendarRoutes } from './calendar/routes.ts'
import { commentRoutes } from './comments/routes.ts'
import { draftRoutes } from './draft/routes.ts'
import { takeSuggestion } from './draft/take-suggestion.ts'
import { falseAlarmRoutes } from './false-alarms/routes.ts'
import { channelsRoute } from './list/channels.ts'
import { listRoutes } from './list/routes.ts'
import { lookUpRoute } from './looking-up/routes.ts'
import type { PostsNeeds } from './needs.ts'
import { neutralRoutes } from './neutral/routes.ts'
import { pageRoutes } from './page/routes.ts'
import { reviewRoutes } from './review/routes.ts'
import { templateRoutes } from './templates/routes.ts'
import { versionRoutes } from './version/routes.ts'

/** Everything about posts under `/api/v1/posts`, and the calendar that is taken along. */
export function postsRoutes(app: FastifyInstance, needs: PostsNeeds): void {
  listRoutes(app, needs)
  channelsRoute(app, needs)
  calendarRoutes(app, needs)
  feedRoutes(app, needs)
  readFeedRoute(app, needs)
  draftRoutes(app, needs)
  versionRoutes(app, needs)
  lookUpRoute(app, needs)
  pageRoutes(app, needs)
  reviewRoutes(app, needs)
  neutralRoutes(app, needs)
  falseAlarmRoutes(app, needs)
  commentRoutes(app, needs, takeSuggestion)
  templateRoutes(app, needs)
}
