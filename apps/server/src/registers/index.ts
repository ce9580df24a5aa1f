export { isOpenTo } from './initiatives/is-open-to.ts'
export { registersAsOpenWork, registersHold } from './named-people.ts'
export type { RegistersNeeds } from './needs.ts'
export { registersRoutes } from './routes.ts'
