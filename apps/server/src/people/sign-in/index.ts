export { type Asker, needStepUp, scopeAllows } from './asker.ts'
export { authenticate } from './authenticate.ts'
export { type Link, makeFirstLink, makeLink } from './enrolment/link.ts'
export { signInJobs } from './jobs.ts'
export type {
  DemonstrationPerson,
  LinkTold,
  PeoplePort,
  Person,
  SignInNeeds,
  TellOfLinks,
} from './needs.ts'
export { Provider } from './oidc/provider.ts'
export { callbackPath } from './oidc/routes.ts'
export { signInRoutes } from './routes.ts'
export { usualTimes } from './sessions/model.ts'
export { findHow } from './sessions/store.ts'
export { parseSignIn, type SignInSettings } from './settings.ts'
export { actsOfPeople } from './tokens/model.ts'
export { limitTry } from './tries/limit.ts'
