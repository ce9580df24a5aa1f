export { type Everybody, findAllHoldings } from './access/all-holdings.ts'
export type { Asker, Holding, Scope } from './access/asker.ts'
export {
  couldDo,
  type Decision,
  decide,
  filterFor,
  placeFor,
  sayWhoMay,
  waysTo,
} from './access/decide.ts'
export { type AskerOf, accessGate, isRefusal, mustAsk, permitFor, rememberAskers } from './access/gate.ts'
export { grantRole, nameOf } from './access/grants.ts'
export type { ActObject, ObjectColumns } from './access/relation.ts'
export { type Role, roleNames, roles } from './access/roles.ts'
export { beforeSignIn, permitForSignIn } from './access/sign-in-permit.ts'
export { findHolders, hasHeldRole, isPersonPresent, loadAsker, type PersonalActor } from './access/store.ts'
export { type Act, acts, isAct, type TokenScope, tokenScopes } from './access/table.ts'
export type { FindConflict } from './access/taker.ts'
export { findWhoCan, sayWhoCan, type WhoCan } from './access/who-can.ts'
export { type Basis, isBound, isPresent, type Person, type Unit } from './directory/model.ts'
export { findOpenWork, type OpenItem, type OpenWork, reportsAsOpenWork } from './directory/open-work.ts'
export { addPerson, changePerson } from './directory/people.ts'
export { findReach, type Reach } from './directory/reach.ts'
export {
  findDirectoryMark,
  findEverybody,
  findFolded,
  findLeaveAt,
  findNames,
  findNamesIn,
  findPeople,
  findPeopleById,
  findPerson,
  findPersonCalled,
  findSelves,
  findUnit,
  findUnits,
  findUnitsAbove,
  findUnitsBelow,
  sameHuman,
  wasAddressChanged,
} from './directory/store.ts'
export { addUnit } from './directory/units.ts'
export { usualEvenness } from './privacy/even-answer.ts'
export { rolesThatWait } from './privacy/gate-act.ts'
export type { HeldThing, HoldsAbout } from './privacy/held.ts'
export { peopleHold } from './privacy/people-hold.ts'
export { recordRead } from './privacy/record-read.ts'
export { type PrivacyNeeds, privacyRoutes } from './privacy/routes.ts'
export { findToldOfStanding } from './privacy/store.ts'
export type { PeopleNeeds } from './routes/needs.ts'
export { peopleRoutes } from './routes/register.ts'
export type { ScimNeeds } from './scim/exchange.ts'
export { scimRoutes } from './scim/routes.ts'
