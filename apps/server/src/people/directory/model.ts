import { Basis, LevelBand } from '@secondlook/contract'

/** How somebody is engaged. `not-sure` is an answer, and one that a person has to settle. */
export const bases = Basis.options
export type { Basis }

export const levelBands = LevelBand.options
export type { LevelBand }

/** What is kept about a person. Accounts on social media are not, and have no place here. */
export type PersonFields = {
  /** The organisation's own number for them, by which a file of people names them. */
  readonly key: string | null
  readonly name: string
  readonly otherNames: readonly string[]
  readonly email: string | null
  /** What a directory service calls them, and the number it has for them. */
  readonly userName: string | null
  readonly externalId: string | null
  readonly unit: string | null
  readonly basis: Basis
  /** What a person settled where the basis leaves open whether the policy binds them. */
  readonly bound: 'bound' | 'not-bound' | null
  readonly manager: string | null
  readonly levelBand: LevelBand | null
  /** First and last day, in the time zone of the body. */
  readonly starts: string | null
  readonly ends: string | null
  readonly isActive: boolean
}

/** A person as they stood at an instant. */
export type Person = PersonFields & {
  readonly id: string
  /** The row that says so; whoever changes it names it. */
  readonly state: string
  readonly startsAt: string | null
  readonly endsAt: string | null
  readonly since: string
}

export type UnitFields = {
  readonly key: string | null
  readonly name: string
  readonly parent: string | null
}

export type Unit = UnitFields & { readonly id: string; readonly state: string; readonly since: string }

export const newPerson: PersonFields = {
  ...{ key: null, name: '', otherNames: [], email: null, userName: null, externalId: null, unit: null },
  ...{ basis: 'not-sure', bound: null, manager: null, levelBand: null, starts: null, ends: null },
  isActive: true,
}

export type Bound = 'bound' | 'not-bound' | 'not-settled'

/**
 * Whether paragraph 3 binds somebody. It binds employees and officers engaged under the Public Sector Management Act;
 * contractors and volunteers are not; of the rest a person decides, and until then it is not settled.
 */
export function isBound({ basis, bound }: Pick<PersonFields, 'basis' | 'bound'>): Bound {
  if (basis === 'psm-act-employee' || basis === 'psm-act-officer') return 'bound'
  if (basis === 'contractor' || basis === 'volunteer') return 'not-bound'
  return bound ?? 'not-settled'
}

type Presence = Pick<Person, 'isActive' | 'startsAt' | 'endsAt'>

/** Whether somebody has started and not left. Who leaves is gone from the instant of leaving. */
export const isPresent = ({ isActive, startsAt, endsAt }: Presence, at: string): boolean =>
  isActive && (startsAt === null || startsAt <= at) && (endsAt === null || at < endsAt)

/** The names of the fields in which two states differ. */
export function changedFields(before: PersonFields, after: PersonFields): readonly (keyof PersonFields)[] {
  const names = Object.keys(newPerson) as (keyof PersonFields)[]
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]))
}

/** Whether a unit would come to stand below itself. `parentOf` knows every unit, the change included. */
export function isCircle(unit: string, parentOf: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>()
  for (let at: string | null | undefined = unit; at; at = parentOf.get(at)) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}
