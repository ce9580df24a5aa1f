import { registers, type Values } from '@secondlook/contract'
import { beforeItEnds, whileIt } from '../attention.ts'
import { dayOf } from '../entry/days.ts'
import { no } from '../entry/entry.ts'
import { type DeedRule, rulesFor } from '../entry/rules.ts'
import { findAllSpans } from '../entry/store.ts'
import { accountOf, looksLike, platformName, sayAccount } from './identity.ts'

const { channels } = registers
type Fields = (typeof channels)['fields']
type ChannelValues = Values<Fields>
type Life = NonNullable<ChannelValues['life']>

/** The next states of each. A closed account is not opened again: its name may be somebody else's by then. */
const next: Readonly<Record<Life, readonly Life[]>> = {
  proposed: ['approved'],
  approved: ['active', 'closed'],
  active: ['paused', 'closed'],
  paused: ['active', 'closed'],
  closed: ['archived'],
  archived: [],
}

const canBecome = (values: ChannelValues, life: Life): boolean =>
  next[values.life ?? 'proposed'].includes(life)

const moveTo = (life: Life): DeedRule<Fields> => ({
  act: 'channel.edit',
  isAtHand: (values) => canBecome(values, life),
  run: async ({ values, at, zone }) => ({
    values: { ...values, life, ...(life === 'closed' && { closedOn: dayOf(at, zone) }) },
    // What is closed stays listed as closed: nobody confirms it, so it may not lapse either.
    ...((life === 'closed' || life === 'archived') && { until: null }),
  }),
})

/** A platform is shown as it is called, however it was typed. */
const withName = (values: ChannelValues): ChannelValues => ({
  ...values,
  platform: values.platform === null ? null : platformName(values.platform),
})

const yearMs = 366 * 86_400_000

export const channelRules = rulesFor(channels, {
  ...{ read: 'register.read', add: 'channel.propose', change: 'channel.edit', mayBeginEarlier: false },
  personOf: ({ owner }) => owner,
  channelOf: (entry) => entry,
  identityOf: ({ platform, address }) => {
    const account = accountOf(platform ?? '', address ?? '')
    return { is: sayAccount(account), says: 'This account is in the register already.', field: 'address' }
  },
  begin: async (values, { asker }) => ({
    ...{ ...withName(values), life: 'proposed' as const, proposedBy: asker.person },
    ...{ approvedBy: null, closedOn: null },
  }),
  // An approval is of one account; another account waits for its own, and another spelling is no other account.
  settle: (before, after, { asker }) =>
    sayAccount(accountOf(before.platform ?? '', before.address ?? '')) ===
    sayAccount(accountOf(after.platform ?? '', after.address ?? ''))
      ? withName(after)
      : { ...withName(after), life: 'proposed', proposedBy: asker.person, approvedBy: null },
  check: async (values, { db, at, entry }) => {
    const account = accountOf(values.platform ?? '', values.address ?? '')
    if (account.says !== undefined) return [{ field: 'address', says: account.says }]
    const others = (await findAllSpans(db, ['channels'])).filter(
      (span) => span.entry !== entry && (span.until === null || span.until > at),
    )
    const like = others.find(({ value }) => {
      const { platform, address } = value.values as ChannelValues
      return looksLike(account, accountOf(platform ?? '', address ?? ''))
    })
    const twoOwners = values.backUp !== null && values.backUp === values.owner
    return [
      ...(like
        ? [
            {
              field: 'address',
              says: `It could be taken for ${like.name}, which is in the register. Choose another name.`,
            },
          ]
        : []),
      ...(twoOwners ? [{ field: 'backUp', says: 'Choose somebody else than the owner.' }] : []),
    ]
  },
  attention: (values, span) => [
    ...whileIt(values.life === 'proposed', span, 'It waits for somebody else to approve it.'),
    ...whileIt(values.life === 'active' && values.houseRules === null, span, 'Its house rules are missing.'),
    ...whileIt(
      values.life === 'active' && values.backUp === null,
      span,
      'Nobody answers for it when its owner is away.',
    ),
    ...(values.life === 'closed' || values.life === 'archived'
      ? []
      : beforeItEnds(span, 'Confirm that it is still needed, or it lapses by itself.')),
  ],
  deeds: {
    approve: {
      ...{ act: 'channel.approve', isAtHand: (values) => canBecome(values, 'approved') },
      about: async ({ proposedBy }) => ({ person: proposedBy }),
      run: async ({ values, asker }) => ({
        values: { ...values, life: 'approved', approvedBy: asker.person },
      }),
    },
    open: moveTo('active'),
    pause: moveTo('paused'),
    close: moveTo('closed'),
    archive: moveTo('archived'),
    recertify: {
      act: 'channel.edit',
      isAtHand: ({ life }) => life === 'active' || life === 'paused' || life === 'approved',
      run: async ({ values, at, until }) => {
        const wanted = new Date(Date.parse(at) + yearMs).toISOString()
        return until !== null && until >= wanted
          ? no('not-in-this-state', 'It is confirmed for as long already.')
          : { values, until: wanted }
      },
    },
  },
})
