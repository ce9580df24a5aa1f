import { coreUser, enterpriseUser } from './user.ts'

export const coreGroup = 'urn:ietf:params:scim:schemas:core:2.0:Group'
const no = { supported: false }

/** What this service does of RFC 7644. */
export const serviceProviderConfig = (base: string) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig'],
  patch: { supported: true },
  bulk: { ...no, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: 200 },
  changePassword: no,
  sort: no,
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'Bearer token',
      description: 'A token with the scope scim, made by a people officer for everything.',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${base}/ServiceProviderConfig` },
})

export const resourceTypes = (base: string) => [
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    ...{ id: 'User', name: 'User', endpoint: '/Users', description: 'A person of the directory.' },
    schema: coreUser,
    schemaExtensions: [{ schema: enterpriseUser, required: false }],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/User` },
  },
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    ...{ id: 'Group', name: 'Group', endpoint: '/Groups', description: 'A unit; it gives nobody a role.' },
    schema: coreGroup,
    schemaExtensions: [],
    meta: { resourceType: 'ResourceType', location: `${base}/ResourceTypes/Group` },
  },
]

type Kind = 'string' | 'boolean' | 'complex' | 'reference'
const attribute = (name: string, type: Kind, description: string, more: object = {}) => ({
  ...{ name, type, multiValued: false, description, required: false, caseExact: false },
  ...{ mutability: 'readWrite', returned: 'default', uniqueness: 'none' },
  ...more,
})

export const schemas = (base: string) => [
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...{ id: coreUser, name: 'User', description: 'A person of the directory.' },
    attributes: [
      attribute('userName', 'string', 'What the directory service calls them.', {
        ...{ required: true, uniqueness: 'server' },
      }),
      attribute('externalId', 'string', 'The number that the directory service has for them.', {
        caseExact: true,
      }),
      attribute('displayName', 'string', 'Their name, as they write it.'),
      attribute('name', 'complex', 'Read where no displayName is sent.', {
        subAttributes: ['formatted', 'givenName', 'familyName'].map((one) =>
          attribute(one, 'string', 'A name.'),
        ),
      }),
      attribute('active', 'boolean', 'False ends everything they hold, at once.'),
      attribute('userType', 'string', 'The engagement basis, where it is one of ours.'),
      attribute('emails', 'complex', 'The primary one is kept.', {
        multiValued: true,
        subAttributes: [
          attribute('value', 'string', 'An email address.', { uniqueness: 'server' }),
          attribute('type', 'string', 'work'),
          attribute('primary', 'boolean', 'Whether it is the one.'),
        ],
      }),
      attribute('groups', 'complex', 'Their unit.', { multiValued: true, mutability: 'readOnly' }),
    ],
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${coreUser}` },
  },
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...{ id: enterpriseUser, name: 'EnterpriseUser', description: 'What an employer knows besides.' },
    attributes: [
      attribute('employeeNumber', 'string', "The organisation's own number, as in files of people.", {
        ...{ caseExact: true, uniqueness: 'server' },
      }),
      attribute('manager', 'complex', 'Whom they report to.', {
        subAttributes: [attribute('value', 'string', 'The id of a user.')],
      }),
    ],
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${enterpriseUser}` },
  },
  {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    ...{ id: coreGroup, name: 'Group', description: 'A unit; it gives nobody a role.' },
    attributes: [
      attribute('displayName', 'string', 'The name of the unit.', { required: true }),
      attribute('externalId', 'string', "The unit's number, as in files of units.", { caseExact: true }),
      attribute('members', 'complex', 'Who is in it. Everybody is in one unit at most.', {
        multiValued: true,
        subAttributes: [attribute('value', 'string', 'The id of a user.')],
      }),
    ],
    meta: { resourceType: 'Schema', location: `${base}/Schemas/${coreGroup}` },
  },
]

export const listOf = (found: readonly unknown[], total = found.length, startIndex = 1) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: total,
  startIndex,
  itemsPerPage: found.length,
  Resources: found,
})
