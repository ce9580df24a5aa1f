import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Asker, Scope } from './asker.ts'
import type { Relation } from './row.ts'

/** What an act is about, as far as a relation can ask. What is not known is related to nobody. */
export type ActObject = {
  readonly unit?: string | null | undefined
  readonly channel?: string | null | undefined
  /** Whom it is about: the author of a post, the subject of a case, the one who is granted a role. */
  readonly person?: string | null | undefined
  readonly issuedBy?: string | null | undefined
  /** The people whom it is open to by name: who knows of an initiative, who may answer a request. */
  readonly list?: readonly string[] | undefined
}

/** Where a list query has the same, by column name. */
export type ObjectColumns = { readonly [K in keyof ActObject]?: string }

type Meaning = {
  readonly says: string
  readonly holds: (asker: Asker, scope: Scope | undefined, object: ActObject) => boolean
  readonly where: (asker: Asker, scope: Scope | undefined, columns: ObjectColumns) => RawBuilder<SqlBool>
}

export const nothing = sql<SqlBool>`false`
export const everything = sql<SqlBool>`true`

const isOneOf = (column: string | undefined, values: ReadonlySet<string>): RawBuilder<SqlBool> =>
  column === undefined || values.size === 0
    ? nothing
    : sql<SqlBool>`coalesce(${sql.ref(column)} = any(${[...values]}::text[]), false)`

const has = (value: string | null | undefined, values: ReadonlySet<string>): boolean =>
  value !== undefined && value !== null && values.has(value)

/** Each relation twice, side by side: as an answer about one object, and as a condition on the rows of a list. */
export const meanings: Readonly<Record<Relation, Meaning>> = {
  any: { says: 'any', holds: () => true, where: () => everything },
  self: {
    says: 'about themselves',
    holds: (asker, _scope, { person }) => has(person, asker.selves),
    where: (asker, _scope, { person }) => isOneOf(person, asker.selves),
  },
  'not-self': {
    says: 'not about themselves',
    holds: (asker, _scope, { person }) =>
      person !== undefined && person !== null && !asker.selves.has(person),
    where: (asker, _scope, { person }) =>
      person === undefined
        ? nothing
        : sql<SqlBool>`coalesce(not ${sql.ref(person)} = any(${[...asker.selves]}::text[]), false)`,
  },
  'in-my-scope': {
    says: 'within what they are named for',
    holds: (_asker, scope, { unit, channel }) => {
      if (scope === undefined) return false
      if (scope.kind === 'everything') return true
      return scope.kind === 'unit' ? has(unit, scope.units) : channel === scope.channel
    },
    where: (_asker, scope, { unit, channel }) => {
      if (scope === undefined) return nothing
      if (scope.kind === 'everything') return everything
      return scope.kind === 'unit' ? isOneOf(unit, scope.units) : isOneOf(channel, new Set([scope.channel]))
    },
  },
  'reports-to-me': {
    says: 'about somebody who reports to them',
    holds: (asker, _scope, { person }) => has(person, asker.reports),
    where: (asker, _scope, { person }) => isOneOf(person, asker.reports),
  },
  'on-the-list': {
    says: 'who is on its list',
    holds: (asker, _scope, { list }) => list?.some((one) => asker.selves.has(one)) ?? false,
    where: (asker, _scope, { list }) =>
      list === undefined || asker.selves.size === 0
        ? nothing
        : sql<SqlBool>`coalesce(${sql.ref(list)} && ${[...asker.selves]}::text[], false)`,
  },
  'issued-by-me': {
    says: 'that they issued',
    holds: (asker, _scope, { issuedBy }) => has(issuedBy, asker.selves),
    where: (asker, _scope, { issuedBy }) => isOneOf(issuedBy, asker.selves),
  },
}
