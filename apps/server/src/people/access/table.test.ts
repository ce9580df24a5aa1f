import { describe, expect, it } from 'vitest'
import { toldOfEverything } from '../testing.ts'
import type { Asker, Scope } from './asker.ts'
import { decide } from './decide.ts'
import type { ActObject } from './relation.ts'
import { keptApart, type Role, roleNames, roles } from './roles.ts'
import { beforeSignIn, permitForSignIn } from './sign-in-permit.ts'
import { type Act, acts, rowsOf, table, tokenScopes } from './table.ts'

/**
 * Who may do what, written by hand from the design and the policy, and not from the table. A cell says when: `a` any,
 * `s` about oneself, `o` not about oneself, `m` in one's scope, `x` in one's scope and not about oneself, `r` about
 * whoever reports to one, `l` on its list, `k` on its list and not about oneself, `n` in one's scope and about oneself, `!` after step-up, `.` never.
 */
const grid = `
act                       anyone admin people policy author approv owner record privac disclo conduc audit head keeper media
directory.read            a      .     .      .      .      .      .     .      .      .      .      .
unit.read                 a      .     .      .      .      .      .     .      .      .      .      .
unit.edit                 .      .     m      .      .      .      .     .      .      .      .      .
person.read               sr     .     m      .      .      .      .     .      .      .      .      .
person.add                .      .     m      .      .      .      .     .      .      .      .      .
person.edit               .      .     x      .      .      .      .     .      .      .      .      .
person.settle             .      .     x      .      .      .      .     .      .      .      .      .
person.merge              .      .     x      .      .      .      .     .      .      .      .      .
people.import             .      .     m      .      .      .      .     .      .      .      .      .
people.provision          .      .     m      .      .      .      .     .      .      .      .      .
open-work.read            r      .     m      .      .      .      .     .      .      .      .      .
leave.read                sr     .     m      .      .      .      .     .      .      .      .      .
leave.record              sr     .     x      .      .      .      .     .      .      .      .      .
acting.make               .      .     x      .      .      .      .     .      .      .      .      .
role.delegate             s      .     .      .      .      .      .     .      .      .      .      .
delegation.end            s      .     x      .      .      .      .     .      .      .      .      .
role.read                 a      .     .      .      .      .      .     .      .      .      .      .
role.read-history         s      .     m      .      .      .      .     .      .      .      .      a
role.grant                .      .     x      .      .      .      .     .      .      .      .      .
role.grant-guarded        .      o!    .      .      .      .      .     .      .      .      .      .
role.grant-administrator  .      o!    .      .      .      .      .     .      .      .      .      .
role.give-up              s      .     .      .      .      .      .     .      .      .      .      .
access.read-own           s      .     .      .      .      .      .     .      .      .      .      .
access-table.read         a      .     .      .      .      .      .     .      .      .      .      a
setting.edit              .      a!    .      .      .      .      .     .      .      .      .      .
sign-in.configure         .      a!    .      .      .      .      .     .      .      .      .      .
session.see               s      .     .      .      .      .      .     .      .      .      .      .
session.end               s      .     .      .      .      .      .     .      .      .      .      .
session.end-any           .      a     .      .      .      .      .     .      .      .      .      .
passkey.see               s      .     .      .      .      .      .     .      .      .      .      .
passkey.change            s!     .     .      .      .      .      .     .      .      .      .      .
token.see                 s      .     .      .      .      .      .     .      .      .      .      .
token.see-any             .      a     .      .      .      .      .     .      .      .      .      .
token.make                s!     .     .      .      .      .      .     .      .      .      .      .
token.revoke              s      .     .      .      .      .      .     .      .      .      .      .
token.revoke-any          .      a     .      .      .      .      .     .      .      .      .      .
enrolment.make            .      o!    .      .      .      .      .     .      .      .      .      .
enrolment.confirm         .      o!    x!     .      .      .      .     .      .      .      .      .
enrolment.read            s      a     m      .      .      .      .     .      .      .      .      .
enrolment.end             s      a     m      .      .      .      .     .      .      .      .      .
ways-in.remove-any        .      o!    .      .      .      .      .     .      .      .      .      .
health.read               .      a     .      .      .      .      .     .      .      .      .      .
jobs.read                 .      a     .      .      .      .      .     .      .      .      .      a
jobs.retry                .      a     .      .      .      .      .     .      .      .      .      .
log.read-heads            a      .     .      .      .      .      .     .      .      .      .      a
record.read               .      .     .      .      .      .      .     a      .      .      .      .
record.hold               .      .     .      .      .      .      .     a      .      .      .      .
record.dispose            .      .     .      .      .      .      .     a!     .      .      .      .
record.export             .      .     .      .      .      .      .     a!     .      .      .      .
held.read                 s      .     .      .      .      .      .     .      o      .      .      .
surveillance-notice.read  a      .     .      .      .      .      .     .      .      .      .      .
surveillance-notice.edit  .      .     .      .      .      .      .     .      a!     .      .      .
notice.read               s      .     .      .      .      .      .     .      .      .      .      .
notice.end                s      .     .      .      .      .      .     .      .      .      .      .
notice.choose             s      .     .      .      .      .      .     .      .      .      .      .
policy.read               a      .     .      .      .      .      .     .      .      .      .      .
policy.publish            .      .     .      m!     .      .      .     .      .      .      .      .
policy.preview            .      .     .      m      .      .      .     .      .      .      .      .
instrument.edit           .      .     .      m      .      .      .     .      .      .      .      .
acknowledgement.make      s      .     .      .      .      .      .     .      .      .      .      .
acknowledgement.read      sr     .     .      m      .      .      .     .      .      .      .      .
check.ask                 s      .     .      .      .      .      .     .      .      .      .      .
check.save                s      .     .      .      .      .      .     .      .      .      .      .
check.read                s      .     .      .      .      .      .     .      .      .      .      .
register.read             a      .     .      .      .      .      .     .      .      .      .      .     .    .
channel.propose           .      .     .      .      m      .      m     .      .      .      .      .     m    .
channel.edit              .      .     .      .      .      .      m     .      .      .      .      .     m    .
channel.approve           .      .     .      .      .      .      .     .      .      .      .      .     x    .
terms.review              .      .     .      .      .      .      m     .      .      .      .      .     m    .
security-check.read       .      .     .      .      .      .      m     .      .      .      .      .     m    .
security-check.record     .      .     .      .      .      .      m     .      .      .      .      .     m    .
credential.keep           .      .     .      .      .      .      m!    .      .      .      .      .     .    .
speaker.name              .      .     .      .      .      .      .     .      .      .      .      .     x!   .
template.write            .      .     .      .      m      .      .     .      .      .      .      .     .    .
template.approve          .      .     .      .      .      x      .     .      .      .      .      .     .    .
contact.edit              .      .     .      m!     .      .      .     .      .      .      .      .     m!   .
permission.ask            s      .     .      .      .      .      .     .      .      .      .      .     .    .
permission.read           sl     .     .      .      .      .      .     .      .      .      .      .     .    .
permission.withdraw       s      .     .      .      .      .      .     .      .      .      .      .     .    .
permission.answer         k      .     .      .      .      .      .     .      .      .      .      .     .    .
release.read              s      .     .      .      m      m      .     .      .      .      .      .     m    .
release.edit              s      .     .      .      .      .      .     .      .      .      .      .     .    .
initiative.add            .      .     .      .      .      .      .     .      .      .      .      .     .    m
initiative.read           l      .     .      .      .      .      .     .      .      .      .      .     .    .
initiative.edit           s      .     .      .      .      .      .     .      .      .      .      .     .    .
consent.read              .      .     .      .      m      m      m     .      a      .      .      .     .    .
consent.record            .      .     .      .      m      .      .     .      a      .      .      .     .    .
take-down.settle          .      .     .      .      m      .      m     .      .      .      .      .     .    .
asset.edit                .      .     .      .      m      .      .     .      .      .      .      .     .    .
asset.permit              k      .     .      .      .      .      .     .      .      .      .      .     .    .
freeze.declare            .      .     .      .      .      .      .     .      .      .      .      .     m    .
duty.read                 s      .     .      .      m      m      m      .     .      .      .      .     m    .
duty.keep                 .      .     .      .      .      .      m      .     .      .      .      .     m    .
media.add                 .      .     .      .      m      .      m     .      .      .      .      .
media.read                s      .     .      .      m      m      m     .      .      .      .      .
media.remove              .      .     .      .      n      .      m     .      .      .      .      .
post.write                .      .     .      .      m      .      .     .      .      .      .      .
post.approve              .      .     .      .      .      x      .     .      .      .      .      .
post.withdraw             .      .     .      .      .      m      m     .      .      .      .      .
post.read                 .      .      .      .      m      m      m      a      .      .      .      .      m      .      m
post.comment              .      .      .      .      m      m      m      .      .      .      .      .      m      .      .
post.approve-sensitive    .      .      .      .      .      x!     .      .      .      .      .      .      .      .      .
post.stop                 .      .      .      .      .      m      .      .      .      .      .      .      .      .      .
post.look-after           .      .      .      .      .      x      .      .      .      .      .      .      .      .      .
post.settle-neutral       .      .      .      .      .      .      .      .      .      .      .      .      x      .      x
false-alarm.tell          .      .      .      .      m      m      .      .      .      .      .      .      .      .      .
false-alarm.read          .      .      .      m      .      .      .      .      .      .      .      .      .      .      .
calendar.read             .      .      .      .      m      m      m      .      .      .      .      .      m      .      .
calendar-feed.keep        s      .      .      .      .      .      .      .      .      .      .      .      .      .      .
publication.let-go        .      .      .      .      .      m      .      .      .      .      .      .      m      .      .
publication.by-hand       .      .      .      .      m      m      .      .      .      .      .      .      .      .      .
publishing.read           .      .      .      .      m      m      m      .      .      .      .      .      m      .      .
publishing.pause          .      .      .      .      .      m      m      .      .      .      .      .      m      .      .
publishing.resume         .      .      .      .      .      .      m      .      .      .      .      .      m      .      .
comments.read             .      .      .      .      m      m      m      .      .      .      .      .      m      .      .
comments.moderate         .      .      .      .      m      m      m      .      .      .      .      .      m      .      .
comments.look-after       .      .      .      .      .      x      x      .      .      .      .      .      x      .      .
taken-down.read           .      .      .      .      m      m      m      a      .      .      .      .      m      .      .
taken-down.publish        .      .      .      .      .      .      .      a      .      .      .      .      .      .      .
incident.read             .      .      .      .      m      m      m      a      .      .      .      .      m      .      .
incident.handle           .      .      .      .      .      m      m      .      .      .      .      .      m      .      .
report.make               a      .     .      .      .      .      .     .      .      .      .      .
report.screen             .      .     .      .      .      .      .     .      .      x      .      .
disclosure.read           .      .     .      .      .      .      .     .      .      x      .      .
case.read                 s      .     .      .      .      .      .     .      .      .      x      .
case.step                 .      .     .      .      .      .      .     .      .      .      x      .
`
const columns: readonly Role[] = [
  'administrator',
  'people-officer',
  'policy-owner',
  'communications-author',
  'approver',
  'channel-owner',
  'records-officer',
  'privacy-officer',
  'disclosure-officer',
  'conduct-officer',
  'auditor',
  'communications-head',
  'initiative-keeper',
  'media-officer',
]

const lines = grid.trim().split('\n').slice(1)
const expected = new Map(
  lines.map((line) => {
    const [act = '', anyone = '', ...cells] = line.split(/\s+/)
    return [act, { anyone, cells: new Map(columns.map((role, at) => [role, cells[at] ?? ''])) }] as const
  }),
)

/** Every way an object can stand to the asker, with what is so about it. */
type Standing = { readonly is: string; readonly object: ActObject; readonly so: string }
const standings = (kind: Scope['kind']): readonly Standing[] =>
  (['me', 'my other entry', 'my report', 'somebody', undefined] as const).flatMap((person) =>
    [
      { isMine: true, list: ['somebody'] },
      { isMine: false, list: ['somebody', 'my other entry'] },
      { isMine: true, list: ['me'] },
      { isMine: false, list: undefined },
    ].map(({ isMine, list }) => {
      const place = isMine ? { unit: 'u1', channel: 'c1' } : { unit: 'u9', channel: 'c9' }
      const isSelf = person === 'me' || person === 'my other entry'
      const inScope = kind === 'everything' || isMine
      const isListed = list?.some((one) => one.startsWith('m')) ?? false
      const so = [
        'a',
        ...(isSelf ? ['s'] : []),
        ...(person !== undefined && !isSelf ? ['o'] : []),
        ...(person === 'my report' ? ['r'] : []),
        ...(inScope ? ['m'] : []),
        ...(inScope && person !== undefined && !isSelf ? ['x'] : []),
        ...(isListed ? ['l'] : []),
        ...(isListed && person !== undefined && !isSelf ? ['k'] : []),
        ...(inScope && isSelf ? ['n'] : []),
      ].join('')
      const is = `${person ?? 'nobody named'}, ${isMine ? 'in' : 'out'}, list ${list?.join(' and ') ?? 'unknown'}`
      return { is, object: { ...place, person, list }, so }
    }),
  )

const scopes: Readonly<Record<Scope['kind'], Scope>> = {
  everything: { kind: 'everything' },
  unit: { kind: 'unit', unit: 'u0', units: new Set(['u0', 'u1']) },
  channel: { kind: 'channel', channel: 'c1' },
}

const askerWith = (role: Role | undefined, kind: Scope['kind'], hasSteppedUp: boolean): Asker => ({
  ...{ by: { kind: 'person', id: 'me' }, at: '2026-07-01T00:00:00.000Z', person: 'me', isPresent: true },
  ...{ selves: new Set(['me', 'my other entry']), reports: new Set(['my report']), hasSteppedUp },
  told: toldOfEverything,
  holds:
    role === undefined
      ? []
      : [
          {
            role,
            scope: scopes[kind],
            through: { kind: 'grant', id: 'g', from: 'x', since: '2026-01-01T00:00:00.000Z', until: null },
          },
        ],
})

const isAllowed = (cell: string, so: string, hasSteppedUp: boolean): boolean =>
  (!cell.includes('!') || hasSteppedUp) && [...cell].some((letter) => so.includes(letter))

describe('the table of who may do what', () => {
  it('has a line of the grid for every act, and an act for every line', () => {
    expect([...expected.keys()].sort()).toEqual([...acts].sort())
  })

  it.each(acts)('%s is allowed where the grid says so and nowhere else', (act) => {
    const { anyone, cells } = expected.get(act) ?? { anyone: '', cells: new Map<Role, string>() }
    const wrong: string[] = []
    for (const role of [undefined, ...roleNames])
      for (const kind of Object.keys(scopes) as Scope['kind'][])
        for (const hasSteppedUp of [false, true])
          for (const { is, object, so } of standings(kind)) {
            const cell = role === undefined ? '.' : (cells.get(role) ?? '')
            const wanted = isAllowed(anyone, so, hasSteppedUp) || isAllowed(cell, so, hasSteppedUp)
            const { may } = decide(askerWith(role, kind, hasSteppedUp), act, object)
            if (may !== wanted) wrong.push(`${role ?? 'anyone'} for ${kind}, ${is}: ${may}`)
          }
    expect(wrong).toEqual([])
  })

  it('lets acts that are logged as surveillance wait for the notice, and no other', () => {
    const waiting = acts.filter((act) => {
      const decisions = roleNames.flatMap((role) =>
        standings('everything').map(({ object }) => {
          const asker = askerWith(role, 'everything', true)
          return [decide(asker, act, object), decide({ ...asker, told: [] }, act, object)] as const
        }),
      )
      return decisions.some(([before, after]) => before.may && !after.may && after.needs === 'notice')
    })
    expect(waiting).toEqual([
      ...['record.hold', 'record.dispose', 'record.export'],
      ...['channel.propose', 'channel.edit', 'channel.approve', 'terms.review', 'security-check.record'],
      'credential.keep',
      ...['speaker.name', 'template.write', 'template.approve', 'consent.record', 'take-down.settle'],
      ...['asset.edit', 'freeze.declare', 'duty.keep', 'media.add', 'media.remove'],
      ...['post.write', 'post.comment', 'post.approve', 'post.approve-sensitive', 'post.stop'],
      ...['post.look-after', 'post.settle-neutral', 'false-alarm.tell', 'post.withdraw'],
      ...['publication.let-go', 'publication.by-hand', 'publishing.pause', 'publishing.resume'],
      ...['comments.moderate', 'comments.look-after'],
      'incident.handle',
      ...['report.screen', 'disclosure.read'],
      'case.step',
    ])
  })

  it('says why in a sentence, in every row', () => {
    expect(table.filter(({ why }) => !/^[A-Z].+\.$/.test(why))).toEqual([])
  })

  it('asks anyone signed in for no scope, because they have none', () => {
    expect(
      table.filter(({ role, relation }) => role === 'anyone' && relation.includes('in-my-scope')),
    ).toEqual([])
  })

  it('has a row for every role, and lets no one role both grant and be granted by the same act', () => {
    expect(roleNames.filter((role) => !table.some((row) => row.role === role))).toEqual([])
    for (const role of roleNames)
      expect(rowsOf(roles[role].granting).every(({ relation }) => relation.includes('not-self'))).toBe(true)
  })

  it('asks for step-up wherever an administrator is named', () => {
    expect(rowsOf('role.grant-administrator').map(({ needs }) => needs)).toEqual(['step-up'])
  })
})

describe('whoever configures the installation', () => {
  const content: readonly Act[] = [
    'post.write',
    'post.approve',
    'post.withdraw',
    'case.read',
    'case.step',
    'disclosure.read',
    'report.screen',
    'check.read',
    'person.edit',
    'record.dispose',
  ]
  it('can neither approve nor read cases nor see the checks of others', () => {
    const asker = askerWith('administrator', 'everything', true)
    expect(content.filter((act) => decide(asker, act, { unit: 'u1', person: 'somebody' }).may)).toEqual([])
  })
  it('is kept apart from whoever approves and whoever handles cases', () => {
    const from = keptApart.filter(({ stays }) => stays === 'administrator').map(({ falls }) => falls)
    expect(from).toEqual(expect.arrayContaining(['approver', 'conduct-officer', 'disclosure-officer']))
  })
})

describe('a decision', () => {
  it('is no for whoever is not in the directory now, whatever they hold', () => {
    const gone = { ...askerWith('people-officer', 'everything', true), isPresent: false }
    expect(acts.filter((act) => decide(gone, act, { person: 'me', unit: 'u1' }).may)).toEqual([])
  })

  it('names who can, and asks only for step-up where that is all that is missing', () => {
    const asker = askerWith('administrator', 'everything', false)
    expect(decide(asker, 'role.grant-administrator', { person: 'somebody' })).toMatchObject({
      needs: 'step-up',
    })
    expect(decide(asker, 'role.grant-administrator', { person: 'me' })).not.toHaveProperty('needs')
    expect(decide(asker, 'post.approve', { person: 'somebody' })).toMatchObject({
      may: false,
      whoCan: 'an approver (within what they are named for, not about themselves)',
    })
  })

  it('gives a permit for the act and for whoever asked', () => {
    const decision = decide(askerWith(undefined, 'everything', false), 'check.save', { person: 'me' })
    expect(decision.may && decision.permit).toMatchObject({
      act: 'check.save',
      by: { kind: 'person', id: 'me' },
    })
  })

  it('is passed by only on the way in, for acts of signing in and no others', () => {
    const by = { kind: 'person', id: 'me' } as const
    expect(permitForSignIn(by, 'session.start').act).toBe('session.start')
    const passed = acts.filter((act) => {
      try {
        return permitForSignIn(by, act).act === act
      } catch {
        return false
      }
    })
    expect(passed.filter((act) => !/^(session|passkey|token|enrolment|ways-in)[.]/.test(act))).toEqual([])
    expect(Object.keys(beforeSignIn).filter((act) => acts.some((one) => one === act))).toEqual([])
  })

  it('lets a token do only what its scopes name', () => {
    const asker = { ...askerWith('people-officer', 'everything', true), only: new Set(tokenScopes.scim) }
    expect(acts.filter((act) => decide(asker, act, { person: 'somebody', unit: 'u1' }).may)).toEqual([
      'people.provision',
    ])
  })
})
