import type { HeldRole, PersonEntry, UnitRow } from '@secondlook/contract'

/** Invented people of an invented organisation. */
export type DoublePerson = { readonly id: string; state: number; entry: PersonEntry }

export const uuid = (at: number): string => `01930000-0000-7000-8000-${String(at).padStart(12, '0')}`
const unitAt = (at: number): string => uuid(900 + at)

export const units: readonly UnitRow[] = [
  { id: unitAt(1), name: 'City and Parks', parent: null },
  { id: unitAt(2), name: 'Pools and Ovals', parent: unitAt(1) },
  { id: unitAt(3), name: 'Community Services', parent: null },
  { id: unitAt(4), name: 'Libraries', parent: unitAt(3) },
  { id: unitAt(5), name: 'Transport', parent: null },
  { id: unitAt(6), name: 'Office of the Chief Executive', parent: null },
]

const bare: PersonEntry = {
  ...{ key: null, name: '', otherNames: [], email: null, unit: null, basis: 'psm-act-employee' },
  ...{ bound: null, manager: null, levelBand: 'staff', starts: '2019-02-04', ends: null },
}

const people: readonly (readonly [string, number | null, Partial<PersonEntry>])[] = [
  ['Priya Nair', 6, { levelBand: 'senior' }],
  ['Tom Okafor', 6, { levelBand: 'senior' }],
  ['Sam Lindqvist', 2, {}],
  ['Dana Wu', 4, { manager: uuid(1) }],
  ['Mina Park', 4, { basis: 'contractor', starts: '2026-02-02', ends: '2026-12-04', levelBand: null }],
  ['Yusuf Demir', 5, { basis: 'secondee', bound: null }],
  ['Aroha Ngata', 3, { otherNames: ['Aroha Smith'] }],
  ['Bronwyn Castellanos-Whitfield', 5, { levelBand: 'executive' }],
  ['Luca Moretti', 1, { basis: 'volunteer', levelBand: null }],
  ['A. Ngata', null, { basis: 'not-sure', levelBand: null, starts: null }],
  ['Grace Tembo', 4, { ends: '2026-10-30' }],
  ['Henrik Sato', 6, {}],
  ['Vera Kowal', 6, {}],
]

export const makePeople = (): DoublePerson[] =>
  people.map(([name, unit, more], at) => ({
    id: uuid(at + 1),
    state: 1,
    entry: {
      ...{ ...bare, name, key: `A${1000 + at}` },
      email: `${name.toLowerCase().replace(/[^a-z]+/g, '.')}@example.act`,
      ...{ unit: unit === null ? null : unitAt(unit), ...more },
    },
  }))

export const priya = uuid(1)
export const tom = uuid(2)
export const sam = uuid(3)
export const dana = uuid(4)
export const aroha = uuid(7)
export const henrik = uuid(12)
export const vera = uuid(13)

const roleNames = {
  administrator: [
    'administrator',
    'Configures the installation and names those who hold guarded roles. Reads no content.',
  ],
  'people-officer': ['people officer', 'Keeps the directory, and grants the roles of everyday work.'],
  'policy-owner': ['policy owner', 'Answers for what the policy says and puts its versions in force.'],
  'communications-author': ['communications author', 'Writes posts for official channels.'],
  approver: ['approver', 'Approves posts that somebody else has written.'],
  'records-officer': ['records officer', 'Places holds, and disposes of what may be disposed of.'],
  auditor: ['auditor', 'Reads who may do what, who held what and when, and the page of jobs.'],
} as const
export type DoubleRole = keyof typeof roleNames
export const roles = Object.entries(roleNames).map(([role, [name, says]]) => ({ role, name, says }))

export type Grant = {
  readonly id: string
  readonly person: string
  readonly role: string
  readonly unit: string | null
  readonly from: string
  readonly to: string | null
  endedAt: string | null
  readonly by: string
  readonly kind: HeldRole['through']['kind']
}

const grant = (at: number, person: string, role: DoubleRole, more: Partial<Grant> = {}): Grant => ({
  ...{ id: uuid(500 + at), person, role, unit: null, from: '2026-03-01T22:00:00.000Z', to: null },
  ...{ endedAt: null, by: tom, kind: 'grant' as const, ...more },
})

export const makeGrants = (): Grant[] => [
  grant(1, tom, 'administrator', { by: priya }),
  grant(2, priya, 'people-officer'),
  grant(3, sam, 'communications-author', { by: priya, unit: unitAt(1) }),
  grant(4, uuid(4), 'approver', { by: priya, unit: unitAt(3), to: '2027-06-30T14:00:00.000Z' }),
  grant(5, uuid(7), 'approver', {
    by: uuid(4),
    unit: unitAt(3),
    to: '2026-12-11T13:00:00.000Z',
    kind: 'delegation',
  }),
  grant(6, henrik, 'auditor'),
  grant(10, aroha, 'policy-owner', { by: priya }),
  grant(7, uuid(11), 'approver', { by: priya, endedAt: '2026-10-30T13:00:00.000Z' }),
  grant(9, vera, 'records-officer'),
  grant(8, priya, 'communications-author', { endedAt: '2026-05-01T00:00:00.000Z' }),
]
