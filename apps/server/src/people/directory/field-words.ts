import type { PersonFields } from './model.ts'

/** What is kept of a person, as people call it. */
export const fieldWords: Readonly<Record<keyof PersonFields, string>> = {
  key: 'number',
  name: 'name',
  otherNames: 'other names',
  email: 'email address',
  userName: 'user name',
  externalId: 'number in the directory service',
  unit: 'unit',
  basis: 'engagement',
  bound: 'whether the policy binds them',
  manager: 'manager',
  levelBand: 'level',
  starts: 'first day',
  ends: 'last day',
  isActive: 'whether they are active',
}
