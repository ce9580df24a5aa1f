import type { FastifyInstance } from 'fastify'
import { delegationRoutes } from './delegations.ts'
import { peopleImportRoutes } from './imports.ts'
import { leaveRoutes } from './leave.ts'
import { mergeRoutes } from './merges.ts'
import { accessRoutes } from './my-access.ts'
import type { PeopleNeeds } from './needs.ts'
import { personRoutes } from './people.ts'
import { roleRoutes } from './roles.ts'
import { unitRoutes } from './units.ts'

/** The routes of people, units, roles, delegations, leave, files of people, and what I may do. */
export function peopleRoutes(app: FastifyInstance, needs: PeopleNeeds): void {
  personRoutes(app, needs)
  mergeRoutes(app, needs)
  unitRoutes(app, needs)
  leaveRoutes(app, needs)
  roleRoutes(app, needs)
  delegationRoutes(app, needs)
  accessRoutes(app, needs)
  peopleImportRoutes(app, needs)
}
