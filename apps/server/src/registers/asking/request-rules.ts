import { registers, type Values } from '@secondlook/contract'
import { findPerson } from '../../people/index.ts'
import { whileIt } from '../attention.ts'
import { dayOf, endOfDay } from '../entry/days.ts'
import { no, wrongField } from '../entry/entry.ts'
import { type AlsoAdded, type DeedNeeds, type DeedRule, rulesFor } from '../entry/rules.ts'
import { findAuthoritiesFor } from './authorities.ts'

const { 'permission-requests': requests } = registers
type Fields = (typeof requests)['fields']
type RequestValues = Values<Fields>

const isOpen = ({ state }: RequestValues): boolean => state === 'asked'

const answering: Pick<DeedRule<Fields>, 'act' | 'isAtHand' | 'about'> = {
  act: 'permission.answer',
  isAtHand: isOpen,
  about: async ({ kind, asker, asset }, needs) => ({
    person: asker,
    list: kind === null ? [] : await findAuthoritiesFor(needs, kind, asset),
  }),
}

export const requestRules = rulesFor(requests, {
  ...{
    read: 'permission.read',
    add: 'permission.ask',
    change: 'permission.withdraw',
    mayBeginEarlier: false,
  },
  personOf: ({ asker }) => asker,
  listOf: ({ askedOf }) => askedOf,
  // Nobody chooses whose authority they are answered by: what is asked belongs where whoever asks does.
  unitOf: async ({ db, at, asker }) => (await findPerson(db, asker.person, at))?.unit ?? null,
  begin: async (values, needs) => ({
    ...{ ...values, asker: needs.asker.person, state: 'asked' as const, answeredBy: null, conditions: null },
    ...{ grantedUntil: null, entry: null },
    askedOf: values.kind === null ? [] : await findAuthoritiesFor(needs, values.kind, values.asset),
  }),
  check: async (values, { asker }) => {
    const { kind, askedOf, asset, who, state } = values
    if (state !== 'asked') return []
    return [
      ...(kind !== null && askedOf.every((one) => asker.selves.has(one))
        ? [
            {
              field: 'kind',
              says: 'Nobody is entered yet who may grant this. Ask the head of communications to enter who may.',
            },
          ]
        : []),
      ...(kind === 'logo' && asset === null ? [{ field: 'asset', says: 'Choose which logo.' }] : []),
      ...(kind === 'consent' && who === null ? [{ field: 'who', says: 'Say who is shown or named.' }] : []),
    ]
  },
  attention: (values, span) => whileIt(isOpen(values), span, 'It waits for an answer.'),
  isFixed: (values) =>
    isOpen(values) ? null : 'It was answered or taken back, and stays as it was asked. Ask again instead.',
  deeds: {
    grant: { ...answering, run: grant },
    refuse: {
      ...answering,
      run: async ({ values, asker, reason, ...needs }) => ({
        values: { ...values, state: 'refused', answeredBy: asker.person, conditions: reason },
        adds:
          values.kind === 'consent' ? [asConsent({ ...needs, values, asker, reason }, 'refused', null)] : [],
      }),
    },
    withdraw: {
      ...{ act: 'permission.withdraw', isAtHand: isOpen },
      run: async ({ values }) => ({ values: { ...values, state: 'withdrawn' } }),
    },
  },
})

type Answering = DeedNeeds<Fields>

/** What is asked for here is to publish something; what exactly, the request says and the conditions narrow. */
const inPosts = 'posts on social media'

async function grant(needs: Answering) {
  const { values, given, asker, at, zone } = needs
  const { until: lastDay, conditions: said } = given
  const until = typeof lastDay === 'string' ? endOfDay(lastDay, zone) : null
  if (until === null || until <= at) return wrongField('until', 'Choose a day from today on.')
  const conditions = typeof said === 'string' ? said : null
  const entry = asEntry(needs, conditions, until)
  if (!entry) return no('not-in-this-state', 'This cannot be granted as it was asked; refuse it and say why.')
  return {
    values: {
      ...{ ...values, state: 'granted' as const, answeredBy: asker.person, conditions },
      grantedUntil: String(lastDay),
    },
    adds: [entry],
  }
}

/** The entry that an answer becomes. */
function asEntry(needs: Answering, conditions: string | null, until: string): AlsoAdded | undefined {
  const { values, asker, entry, unit } = needs
  const { kind, what, asset, channels } = values
  const common = { authority: asker.person, conditions, channels, request: entry }
  const short = (what ?? '').replace(/\s+/g, ' ').slice(0, 300)
  switch (kind) {
    case 'logo':
    case 'copyright':
      return asset === null
        ? { register: 'releases', unit, until, values: { what, ...common } }
        : { register: 'asset-approvals', unit, until, values: { asset, use: inPosts, ...common } }
    case 'release':
      return { register: 'releases', unit, until, values: { what, ...common } }
    case 'speak':
      return {
        ...{ register: 'spokespeople', unit, until },
        values: {
          ...{ person: values.asker, topics: [short], channels, limits: conditions },
          instrument: `Granted on request ${entry}`,
        },
      }
    case 'consent':
      return asConsent(needs, 'given', until)
    default:
      return undefined
  }
}

function asConsent(
  { values, entry, unit, at, zone }: Answering,
  state: 'given' | 'refused',
  until: string | null,
): AlsoAdded {
  return {
    ...{ register: 'consents', unit, until },
    values: {
      ...{ subject: values.who, reference: null, otherNames: [], isMinor: false, guardian: null },
      ...{ things: ['picture', 'name'], state, saidOn: dayOf(at, zone), purposes: [] },
      ...{ channels: values.channels, evidence: `Request ${entry}` },
    },
  }
}
