import { askingRoutes } from './double-asking.ts'
import { awayRoutes } from './double-away.ts'
import { calendarRoutes } from './double-calendar.ts'
import { commentRoutes } from './double-comments.ts'
import { credentialRoutes } from './double-credentials.ts'
import { peopleRoutes } from './double-directory.ts'
import { draftsRoutes } from './double-drafts.ts'
import { type Answer, type Asked, type Json, Refused, type Route } from './double-exchange.ts'
import { incidentRoutes } from './double-incidents.ts'
import { officialRoutes } from './double-official.ts'
import { onDutyRoutes } from './double-on-duty.ts'
import { ownRoutes } from './double-own.ts'
import { picturesRoutes } from './double-pictures.ts'
import { policyRoutes } from './double-policy.ts'
import { postsRoutes } from './double-posts-routes.ts'
import { publishingRoutes } from './double-publishing.ts'
import { registerRoutes } from './double-register-routes.ts'
import { repliesRoutes } from './double-replies.ts'
import { rolesRoutes } from './double-roles.ts'
import { signInRoutes } from './double-sign-in.ts'
import { DoubleStore } from './double-store.ts'
import { waysInRoutes } from './double-ways-in.ts'

/**
 * A stand-in for the server, in memory and for tests of the screens alone: it decides nothing that the real one
 * would not be asked about again. Every answer is held against its shape in the contract.
 */
export class DoubleApi {
  readonly store = new DoubleStore()
  readonly #routes: readonly Route[] = [
    ...[signInRoutes, peopleRoutes, awayRoutes, waysInRoutes, rolesRoutes, ownRoutes, policyRoutes],
    ...[askingRoutes, picturesRoutes, calendarRoutes, repliesRoutes, draftsRoutes, postsRoutes],
    ...[publishingRoutes, incidentRoutes, commentRoutes],
    ...[credentialRoutes, registerRoutes, officialRoutes, onDutyRoutes],
  ].flatMap((routes) => routes(this.store))

  answer(asked: Asked): Answer {
    for (const [route, isOpen, handler] of this.#routes) {
      const [method = '', path = ''] = route.split(' ')
      const found = new RegExp(`^${path.replaceAll(/:[a-z]+/g, '([^/]+)')}$`).exec(asked.path)
      if (!found || method !== asked.method) continue
      const me = this.store.sessions.get(asked.session ?? '') ?? ''
      try {
        if (me === '' && !isOpen)
          throw new Refused(401, 'not-signed-in', 'Sign in first', 'Sign in and try again.')
        const parts = found.slice(1).map(decodeURIComponent)
        return handler({ ...asked, me, id: parts[0] ?? '', parts, json: parse(asked.text) })
      } catch (error) {
        if (error instanceof Refused) return error.answer
        throw error
      }
    }
    return new Refused(404, 'not-found', 'There is nothing here', `No route ${asked.path}.`).answer
  }
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return {}
  }
}
