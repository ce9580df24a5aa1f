import type { FastifyInstance } from 'fastify'
import { acknowledgementRoutes } from './acknowledgement/routes.ts'
import { inForceRoutes } from './in-force/routes.ts'
import { libraryRoutes } from './library/routes.ts'
import type { PolicyNeeds } from './needs.ts'

export { findStanding, isCurrent, policyKinds } from './acknowledgement/acknowledge.ts'
export { policyJobs } from './acknowledgement/ask.ts'
export type { Standing } from './acknowledgement/model.ts'
export { compiledPolicy } from './in-force/kept-pack.ts'
export type { Gap, InForce, PolicyAnswer } from './in-force/model.ts'
export { policyFor, policyForPerson } from './in-force/policy-for.ts'
export { openShelf, type Shelf } from './in-force/shelf.ts'
export type { PolicyNeeds } from './needs.ts'
export { policyHold } from './policy-hold.ts'

export function policyRoutes(app: FastifyInstance, needs: PolicyNeeds): void {
  inForceRoutes(app, needs)
  libraryRoutes(app, needs)
  acknowledgementRoutes(app, needs)
}
