/** What a role may be limited to. */
export type ScopeKind = 'everything' | 'unit' | 'channel'

type RoleEntry = {
  readonly name: string
  /** For whom it is, in one sentence. */
  readonly says: string
  readonly scopes: readonly ScopeKind[]
  /** The act that somebody else needs in order to grant or end it. */
  readonly granting: 'role.grant' | 'role.grant-guarded' | 'role.grant-administrator'
  /** Whether its holder may hand it to somebody for a while, or somebody who acts for them may hold it. */
  readonly travels: boolean
}

const everywhere = ['everything', 'unit', 'channel'] as const

/** Every role there is. What each may do is in `table.ts`. */
export const roles = {
  administrator: {
    name: 'administrator',
    says: 'Configures the installation and names those who hold guarded roles. Reads no content.',
    scopes: ['everything'],
    granting: 'role.grant-administrator',
    travels: false,
  },
  'people-officer': {
    name: 'people officer',
    says: 'Keeps the directory, and grants the roles of everyday work.',
    scopes: ['everything', 'unit'],
    granting: 'role.grant-guarded',
    travels: true,
  },
  'policy-owner': {
    name: 'policy owner',
    says: 'Answers for what the policy says and puts its versions in force.',
    scopes: ['everything', 'unit'],
    granting: 'role.grant',
    travels: true,
  },
  'communications-author': {
    name: 'communications author',
    says: 'Writes posts for official channels.',
    scopes: everywhere,
    granting: 'role.grant',
    travels: true,
  },
  approver: {
    name: 'approver',
    says: 'Approves posts that somebody else has written.',
    scopes: everywhere,
    granting: 'role.grant',
    travels: true,
  },
  'media-officer': {
    name: 'media officer',
    says: 'Says whether something has been announced, where somebody asks.',
    scopes: ['everything', 'unit'],
    granting: 'role.grant',
    travels: true,
  },
  'channel-owner': {
    name: 'channel owner',
    says: 'Answers for an official channel.',
    scopes: everywhere,
    granting: 'role.grant',
    travels: true,
  },
  'communications-head': {
    name: 'head of communications',
    says: 'Approves official accounts, names who may speak and approve, and makes posts wait.',
    scopes: ['everything', 'unit'],
    granting: 'role.grant-guarded',
    travels: true,
  },
  'initiative-keeper': {
    name: 'initiative keeper',
    says: 'Enters what is not announced yet. Sees only those whose list they are on.',
    scopes: ['everything', 'unit'],
    granting: 'role.grant',
    travels: false,
  },
  'records-officer': {
    name: 'records officer',
    says: 'Places holds, and disposes of what may be disposed of.',
    scopes: ['everything'],
    granting: 'role.grant-guarded',
    travels: true,
  },
  'privacy-officer': {
    name: 'privacy officer',
    says: 'Keeps the notice of workplace surveillance, and answers people who ask what is held about them.',
    scopes: ['everything'],
    granting: 'role.grant-guarded',
    travels: true,
  },
  'disclosure-officer': {
    name: 'disclosure officer',
    says: 'Receives reports and screens them for disclosures in the public interest.',
    scopes: ['everything', 'unit'],
    granting: 'role.grant-guarded',
    travels: false,
  },
  'conduct-officer': {
    name: 'conduct officer',
    says: 'Handles cases, step by step.',
    scopes: ['everything', 'unit'],
    granting: 'role.grant-guarded',
    travels: false,
  },
  auditor: {
    name: 'auditor',
    says: 'Reads who may do what, who held what and when, the heads of the log and the page of jobs.',
    scopes: ['everything'],
    granting: 'role.grant-guarded',
    travels: false,
  },
} as const satisfies Readonly<Record<string, RoleEntry>>

export type Role = keyof typeof roles

export const roleNames = Object.keys(roles) as readonly Role[]

export const isRole = (text: string): text is Role => Object.hasOwn(roles, text)

type Apart = { readonly stays: Role; readonly falls: Role; readonly because: string }

const fromAdministrator = (falls: Role): Apart => ({
  stays: 'administrator',
  falls,
  because: 'Whoever configures the installation takes no part in what it decides and reads no content.',
})

/**
 * Roles that one human may not hold at one time. Granting the second is refused; where both are held all the same,
 * by whatever path, only `stays` holds.
 */
export const keptApart: readonly Apart[] = [
  fromAdministrator('approver'),
  fromAdministrator('communications-head'),
  fromAdministrator('initiative-keeper'),
  fromAdministrator('conduct-officer'),
  fromAdministrator('disclosure-officer'),
  fromAdministrator('privacy-officer'),
  fromAdministrator('records-officer'),
  fromAdministrator('auditor'),
  {
    stays: 'people-officer',
    falls: 'auditor',
    because: 'An auditor looks at grants and so makes none.',
  },
  {
    stays: 'disclosure-officer',
    falls: 'conduct-officer',
    because: 'A disclosure is screened and sealed before conduct is looked at, by somebody else.',
  },
]
