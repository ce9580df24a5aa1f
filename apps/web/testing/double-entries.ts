import {
  type AnyValues,
  type EntryChange,
  type EntryRow,
  fillIn,
  type RegisterName,
  registerOf,
} from '@secondlook/contract'
import { dayOf, endOfDay } from '../src/app/words/instant.ts'
import { inHours, now } from './double-exchange.ts'
import { aroha, dana, priya, sam, units } from './double-people.ts'

/** An entry as the double keeps it. */
export type KeptEntry = {
  readonly id: string
  readonly register: RegisterName
  key: string | null
  unit: string | null
  from: string
  until: string | null
  isRevoked: boolean
  values: AnyValues
  version: number
  readonly addedBy: string
  readonly history: EntryChange[]
  readonly ahead: { from: string; until: string | null; says: string }[]
}

export const standingOf = ({ isRevoked, from, until }: KeptEntry, at = now()): EntryRow['standing'] => {
  if (isRevoked) return 'revoked'
  if (from > at) return 'not-yet'
  return until !== null && until <= at ? 'ended' : 'holds'
}

const uuid = (at: number): string => `01930000-0000-7000-8000-${String(at).padStart(12, '0')}`
const unitOf = (name: string): string => units.find((unit) => unit.name === name)?.id ?? ''
const daysAhead = (days: number): string => endOfDay(dayOf(inHours(24 * days)))
const libraries = unitOf('Libraries')
const parks = unitOf('City and Parks')

export const librariesFacebook = uuid(2001)
export const parksMastodon = uuid(2002)
export const logoRequest = uuid(2601)
export const grantedRequest = uuid(2602)
export const refusedConsent = uuid(2501)
export const givenConsent = uuid(2502)
export const initiative = uuid(2401)
export const mediaTeam = uuid(2301)
export const turnOfAroha = uuid(3001)
const logo = uuid(2701)
const release = uuid(2801)
const startOfMarch = '2026-03-01T22:00:00.000Z'

type Made = Partial<Omit<KeptEntry, 'values' | 'register' | 'id' | 'history'>> & {
  readonly values: Readonly<Record<string, unknown>>
  readonly history?: readonly EntryChange[]
}

function made(at: number, register: RegisterName, { values, history, ...more }: Made): KeptEntry {
  const by = { id: sam, name: 'Sam Lindqvist' }
  const added = { at: startOfMarch, says: 'Entered', by, reason: null, fields: [] }
  return {
    ...{ id: uuid(at), register, key: null, unit: null, from: startOfMarch, until: null, isRevoked: false },
    ...{ version: 1, addedBy: sam, ahead: [] },
    ...more,
    values: fillIn(registerOf(register).fields, values),
    history: [added, ...(history ?? [])],
  }
}

/** Invented entries of an invented organisation, in the states in which people meet them. */
export const makeEntries = (): KeptEntry[] => [
  made(2001, 'channels', {
    ...{ key: 'FB-1', unit: libraries, until: daysAhead(120) },
    values: {
      ...{ title: 'Example Libraries', platform: 'Facebook', address: 'facebook.com/ExampleLibraries' },
      ...{ purpose: 'What is on at the libraries, and answers to questions.', audience: 'Readers' },
      ...{
        owner: sam,
        backUp: dana,
        hours: 'Monday to Friday, 9 am to 5 pm',
        life: 'active',
        approvedBy: dana,
      },
      houseRules: 'https://libraries.example/house-rules',
    },
    history: [
      {
        ...{ at: '2026-03-02T01:10:00.000Z', says: 'Approve the account', reason: null },
        ...{ by: { id: dana, name: 'Dana Wu' }, fields: [] },
      },
      {
        ...{
          at: '2026-09-14T03:05:00.000Z',
          says: 'Changed',
          by: { id: sam, name: 'Sam Lindqvist' },
        },
        ...{
          reason: 'Bronwyn moved to another team',
          fields: [{ label: 'Back-up', from: 'Bronwyn Castellanos-Whitfield', to: 'Dana Wu' }],
        },
      },
    ],
    ahead: [{ from: daysAhead(30), until: null, says: 'Back-up will be Aroha Ngata.' }],
  }),
  made(2002, 'channels', {
    ...{ unit: parks, until: daysAhead(300) },
    values: {
      ...{ title: 'Example Parks', platform: 'Mastodon', address: '@parks@social.example' },
      ...{
        purpose: 'Paths that are closed, and trees that are planted.',
        owner: sam,
        backUp: aroha,
        life: 'proposed',
      },
    },
  }),
  made(2003, 'channels', {
    ...{ unit: libraries },
    values: {
      ...{
        title: 'Story time',
        platform: 'YouTube',
        address: 'youtube.com/@ExampleStoryTime',
        life: 'closed',
      },
      ...{ purpose: 'Stories read aloud.', owner: dana, backUp: sam, closedOn: '2026-05-04' },
    },
  }),
  made(2004, 'channels', {
    ...{ unit: unitOf('Transport'), until: daysAhead(-20) },
    values: {
      ...{ title: 'Buses today', platform: 'X (Twitter)', address: 'x.com/ExampleBuses', life: 'active' },
      ...{ purpose: 'Delays.', owner: aroha, backUp: dana },
    },
  }),
  made(2101, 'terms-reviews', {
    values: {
      ...{ channel: librariesFacebook, version: '1 January 2025', reviewer: dana, reviewedOn: '2026-06-09' },
      ...{ decision: 'limits', limits: 'No competitions.', due: '2027-06-09' },
    },
  }),
  made(2201, 'security-checks', {
    values: {
      ...{ channel: librariesFacebook, verifiedOn: '2026-10-02', factor: 'app', keyHolders: [sam, dana] },
      ...{ withoutFactor: [dana], recovery: priya, due: '2027-04-02' },
    },
  }),
  made(2301, 'contacts', {
    values: { kind: 'media', title: 'Media team', people: [dana, aroha], email: 'media@example.act' },
  }),
  made(2302, 'contacts', {
    values: { kind: 'logo', title: 'Brand office', people: [dana], email: 'brand@example.act' },
  }),
  made(2303, 'spokespeople', {
    until: '2027-06-30T14:00:00.000Z',
    values: { person: aroha, topics: ['libraries', 'reading'], instrument: 'Letter of 1 March 2026' },
  }),
  made(2304, 'templates', {
    until: daysAhead(200),
    values: {
      ...{ title: 'Path closed', use: 'notice', state: 'draft', author: sam },
      text: 'The path at {street: up to 40 letters} is closed until {day: a day}. Please go round.',
    },
  }),
  made(2401, 'initiatives', {
    values: {
      ...{ title: 'Night market at the lake', aliases: ['Lantern'], owner: sam, knownTo: [dana] },
      planned: 'Early next year',
    },
  }),
  made(2501, 'consents', {
    values: {
      ...{ subject: 'Ruby Oakes', isMinor: true, guardian: 'Kit Oakes', things: ['picture', 'name'] },
      ...{ state: 'refused', saidOn: '2026-08-03', evidence: 'Form 112' },
    },
  }),
  made(2502, 'consents', {
    until: daysAhead(20),
    values: {
      ...{ subject: 'Jo Ferris', things: ['picture'], state: 'given', saidOn: '2026-02-03' },
      ...{ purposes: ['the opening of the library'], channels: [librariesFacebook], evidence: 'Form 98' },
    },
  }),
  made(2503, 'take-downs', {
    values: { consent: refusedConsent, where: 'A post of 1 July on Example Libraries', state: 'open' },
  }),
  made(2601, 'permission-requests', {
    from: inHours(-50),
    values: {
      ...{ kind: 'logo', what: 'Our crest on the poster for story time, also on Facebook.', asker: sam },
      ...{ asset: logo, channels: [librariesFacebook], state: 'asked' },
    },
    history: [],
  }),
  made(2602, 'permission-requests', {
    values: {
      ...{ kind: 'release', what: 'That the pool opens a week early.', asker: sam, state: 'granted' },
      ...{ answeredBy: dana, grantedUntil: '2027-01-31', conditions: 'Name no price.', entry: release },
    },
  }),
  made(2701, 'assets', {
    values: { title: 'Current crest', kind: 'crest', owner: 'The example government', ai: 'none' },
  }),
  made(2801, 'releases', {
    values: { what: 'That the pool opens a week early.', authority: dana, request: grantedRequest },
  }),
  made(2901, 'approval-delegations', {
    until: '2027-06-30T14:00:00.000Z',
    values: { person: dana, tiers: ['T0', 'T1'], instrument: 'Instrument 4 of 2026' },
  }),
  made(3001, 'duty-roster', {
    ...{ unit: libraries, from: inHours(-12), until: inHours(20) },
    values: {
      ...{ person: aroha, channels: [librariesFacebook] },
      note: 'A storm is forecast: branches may close early.',
    },
  }),
]

/** Who may keep registers here: whoever writes or approves. Everybody else reads what is not confined. */
export const confined: readonly RegisterName[] = [
  ...['initiatives', 'consents', 'take-downs', 'security-checks', 'approval-delegations'],
] as RegisterName[]
