import { bases, type Person, type PersonFields } from '../directory/model.ts'
import { type ScimRefusal, scimNo } from './errors.ts'

export const coreUser = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'

/** Whether a directory service would call somebody active: there, and not past their last day. */
export const isActiveUser = ({ isActive, endsAt }: Person, at: string): boolean =>
  isActive && (endsAt === null || at < endsAt)

/** A person as a SCIM user. Nothing is told that a directory service has no use for. */
export function toUser(person: Person, at: string, base: string): Record<string, unknown> {
  const { id, name, email, key, manager, basis, externalId, unit } = person
  return {
    schemas: [coreUser, enterpriseUser],
    id,
    ...(externalId !== null && { externalId }),
    userName: person.userName ?? email ?? id,
    name: { formatted: name },
    displayName: name,
    active: isActiveUser(person, at),
    userType: basis,
    emails: email === null ? [] : [{ value: email, type: 'work', primary: true }],
    groups: unit === null ? [] : [{ value: unit, $ref: `${base}/Groups/${unit}`, type: 'direct' }],
    [enterpriseUser]: {
      ...(key !== null && { employeeNumber: key }),
      ...(manager !== null && { manager: { value: manager, $ref: `${base}/Users/${manager}` } }),
    },
    meta: {
      resourceType: 'User',
      lastModified: person.since,
      location: `${base}/Users/${id}`,
      version: versionOf(person),
    },
  }
}

export const versionOf = ({ state }: { readonly state: string }): string => `W/"${state}"`

/** What a request wants changed, by our fields. */
export type UserChange = { -readonly [K in keyof PersonFields]?: PersonFields[K] }

/** Attributes that services send and that are not kept here. They are let by, as RFC 7643 allows. */
const notKept = new Set(
  [
    ...['schemas', 'id', 'meta', 'groups', 'nickname', 'profileurl', 'title', 'preferredlanguage', 'locale'],
    ...['timezone', 'password', 'phonenumbers', 'ims', 'photos', 'addresses', 'entitlements', 'roles'],
    ...['x509certificates', 'costcenter', 'organization', 'division', 'department'],
  ].map((one) => one.toLowerCase()),
)

/**
 * Takes one attribute of a request into a change. `name.givenName` and `name.familyName` make a name only where no
 * whole one is sent, because the directory keeps names as people write them.
 */
export function takeAttribute(change: UserChange, path: string, value: unknown): ScimRefusal | undefined {
  const attribute = path.replace(`${coreUser}:`, '').replace(`${enterpriseUser}:`, '').toLowerCase()
  const take = takers.get(attribute)
  if (take) return take(change, value)
  const [root = ''] = attribute.split(/[.[]/)
  if (notKept.has(root)) return undefined
  if (path === enterpriseUser) return takeAll(change, value)
  return scimNo(400, `There is no attribute ${path} here.`, 'invalidPath')
}

type Taker = (change: UserChange, value: unknown) => ScimRefusal | undefined

const text =
  (field: 'externalId' | 'userName' | 'email' | 'key', isRequired = false): Taker =>
  (change, value) => {
    if (value === null || value === '') {
      if (isRequired) return scimNo(400, `${field} cannot be empty.`, 'invalidValue')
      change[field] = null
      return undefined
    }
    if (typeof value !== 'string' || value.length > 500)
      return scimNo(400, `${field} must be a text of at most 500 characters.`, 'invalidValue')
    change[field] = value
    return undefined
  }

const name: Taker = (change, value) => {
  if (typeof value !== 'string' || value.trim() === '' || value.length > 500)
    return scimNo(400, 'A name must be a text that is not empty.', 'invalidValue')
  change.name = value.trim()
  return undefined
}

/** Some services send "True" and "False" as texts. */
const active: Taker = (change, value) => {
  const said = typeof value === 'string' ? value.toLowerCase() : value
  if (said !== true && said !== false && said !== 'true' && said !== 'false')
    return scimNo(400, 'active is true or false.', 'invalidValue')
  change.isActive = said === true || said === 'true'
  return undefined
}

const emails: Taker = (change, value) => {
  if (value === null || (Array.isArray(value) && value.length === 0)) return text('email')(change, null)
  const list = (Array.isArray(value) ? value : [value]) as readonly unknown[]
  const read = list.map((one) =>
    typeof one === 'string' ? { value: one } : (one as Record<string, unknown>),
  )
  const chosen =
    read.find((one) => one['primary'] === true) ?? read.find((one) => one['type'] === 'work') ?? read[0]
  return text('email')(change, chosen?.['value'] ?? null)
}

/** An id, an object with one, or a list with one: services differ. */
const manager: Taker = (change, value) => {
  const one: unknown = Array.isArray(value) ? value[0] : value
  const id: unknown =
    typeof one === 'object' && one !== null ? (one as Record<string, unknown>)['value'] : one
  if (id !== null && id !== undefined && typeof id !== 'string')
    return scimNo(400, 'manager is the id of a user.', 'invalidValue')
  change.manager = id === undefined || id === '' ? null : id
  return undefined
}

const userType: Taker = (change, value) => {
  const word = typeof value === 'string' ? value.toLowerCase().replace(/[\s_]+/g, '-') : undefined
  const basis = bases.find((one) => one === word)
  // A word of somebody else's says nothing about the Act; a person settles it.
  if (basis) change.basis = basis
  return undefined
}

const nameObject: Taker = (change, value) => {
  if (typeof value !== 'object' || value === null) return scimNo(400, 'name is an object.', 'invalidValue')
  const { formatted, givenName, familyName } = value as Record<string, unknown>
  if (typeof formatted === 'string' && formatted !== '') return name(change, formatted)
  const parts = [givenName, familyName].filter((part) => typeof part === 'string' && part !== '')
  return parts.length > 0 ? name(change, parts.join(' ')) : undefined
}

const takers = new Map<string, Taker>(
  Object.entries({
    externalid: text('externalId'),
    username: text('userName', true),
    displayname: name,
    'name.formatted': name,
    name: nameObject,
    'name.givenname': () => undefined,
    'name.familyname': () => undefined,
    'name.middlename': () => undefined,
    active,
    emails,
    'emails[type eq "work"].value': text('email'),
    'emails[type eq "work"].primary': () => undefined,
    'emails[type eq "work"]': emails,
    usertype: userType,
    employeenumber: text('key'),
    manager,
    'manager.value': manager,
  }),
)

/** Takes every attribute of an object, a whole name last so that it wins over its parts. */
export function takeAll(change: UserChange, value: unknown): ScimRefusal | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return scimNo(400, 'The value must be an object of attributes.', 'invalidSyntax')
  const given = Object.entries(value)
  const ordered = [...given].sort(([a], [b]) => rank(a) - rank(b))
  for (const [path, one] of ordered) {
    const refusal = takeAttribute(change, path, one)
    if (refusal) return refusal
  }
  const dotted = Object.fromEntries(given.map(([path, one]) => [path.toLowerCase(), one]))
  if (change.name === undefined)
    return nameObject(change, { givenName: dotted['name.givenname'], familyName: dotted['name.familyname'] })
  return undefined
}

const rank = (path: string): number => {
  const plain = path.toLowerCase()
  return plain === 'displayname' ? 2 : plain.startsWith('name') ? 1 : 0
}
