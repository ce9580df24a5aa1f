import { readFileSync } from 'node:fs'
import { AiUse, type RegisterName, registerNames, Tier } from '@secondlook/contract'
import { parse } from 'yaml'
import { z } from 'zod'
import { roleNames } from '../src/people/access/roles.ts'
import { bases, levelBands } from '../src/people/directory/model.ts'
import { isMoment } from './moment.ts'

const Key = z.string().regex(/^[A-Z0-9-]+$/)
const Moment = z.string().refine(isMoment, 'must be written like w-52 Mon 09:00')
const Day = z.union([z.iso.date(), Moment])
const RoleName = z.enum(roleNames as [(typeof roleNames)[number], ...(typeof roleNames)[number][]])

const UnitRow = z.strictObject({
  key: Key,
  name: z.string(),
  parent: Key.nullable(),
  mail: z.string().endsWith('.example.org').optional(),
})

const PersonRow = z.strictObject({
  key: Key,
  name: z.string(),
  email: z.string().endsWith('.example.org').optional(),
  unit: Key,
  basis: z.enum(bases),
  level: z.enum(levelBands).nullable(),
  manager: Key.nullable().default(null),
  starts: Day.optional(),
  joins: Moment.optional(),
})
export type PersonRow = z.infer<typeof PersonRow>

const act = <Name extends string, Shape extends z.ZodRawShape>(name: Name, shape: Shape) =>
  z.strictObject({ at: Moment, by: z.union([z.literal('operator'), Key]), do: z.literal(name), ...shape })
const reason = z.string().optional()
const register = z.enum(registerNames as [RegisterName, ...RegisterName[]])
const Given = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]))

/** Acts on entries of registers. People, units and entries in values are named by their keys. */
const entryRows = [
  act('addEntry', {
    ...{ register, key: Key, unit: Key.optional(), values: Given },
    ...{ from: Day.optional(), until: Day.optional() },
  }),
  act('changeEntry', { register, key: Key, values: Given, reason }),
  act('revokeEntry', { register, key: Key, reason: z.string() }),
  // What came about by an answer has no key; it is named as it is called.
  act('doDeed', { register, key: z.string(), deed: z.string(), given: Given.default({}), reason }),
] as const
const EntryRow = z.discriminatedUnion('do', entryRows)
export type EntryRow = z.infer<typeof EntryRow>

/** Acts on posts. A post is named by its working title, which is its own here. */
const post = z.string()
const postRows = [
  act('beginPost', {
    ...{ post, unit: Key, channels: z.array(Key).min(1), text: z.string(), campaign: z.string().default('') },
    ...{ tier: Tier.nullable().default(null), ai: AiUse.nullable().default(null) },
    ...{ goesOut: Moment.optional(), initiatives: z.array(Key).default([]) },
  }),
  act('saveVersion', { post }),
  act('askForApproval', { post, note: z.string().optional() }),
  act('decideOnPost', { post, does: z.enum(['approve', 'return', 'hold']), reason }),
] as const
const PostRow = z.discriminatedUnion('do', postRows)
export type PostRow = z.infer<typeof PostRow>

const PastRow = z.discriminatedUnion('do', [
  act('grantRole', {
    ...{ person: Key, role: RoleName, unit: Key.optional(), reason },
    ...{ from: Moment.optional(), until: Moment.optional() },
  }),
  act('endGrant', { person: Key, role: RoleName, reason }),
  act('delegate', { person: Key, role: RoleName, to: Key, from: Moment, until: Moment, reason }),
  act('makeActing', {
    ...{ person: Key, actsFor: Key, roles: z.array(RoleName), reason },
    ...{ from: Moment, until: Moment },
  }),
  act('recordLeave', { person: Key, standsIn: Key.nullable(), from: Moment, to: Moment }),
  act('changePerson', {
    ...{ person: Key, reason },
    to: z.strictObject({
      name: z.string().optional(),
      unit: Key.optional(),
      manager: Key.optional(),
      level: z.enum(levelBands).optional(),
      ends: Day.optional(),
    }),
  }),
  act('settleBound', { person: Key, bound: z.enum(['bound', 'not-bound']), reason: z.string() }),
  act('mergePeople', { kept: Key, merged: Key, reason: z.string() }),
  act('issueNotice', {
    startsIn: z.number().int(),
    items: z.array(z.string()),
    says: z.strictObject({
      ...{
        kind: z.enum(['data', 'optical', 'tracking']),
        device: z.string(),
        how: z.string(),
        who: z.string(),
      },
      ...{ isContinuous: z.boolean(), until: z.null(), mayBeUsedAgainst: z.boolean(), consult: z.string() },
      ...{ purposesOfUse: z.array(z.string()), purposesOfDisclosure: z.array(z.string()) },
    }),
  }),
  act('tellOfNotice', {
    people: z.union([z.literal('everybody'), z.array(Key)]),
    how: z.enum(['on-screen', 'by-mail', 'on-paper']),
    isAgreed: z.boolean(),
  }),
  ...entryRows,
  ...postRows,
  act('putInForce', { pack: z.string(), unit: Key.optional(), reason: z.string() }),
  // Each says it for themselves.
  z.strictObject({
    ...{ at: Moment, do: z.literal('acknowledge') },
    people: z.union([z.literal('everybody'), z.array(Key)]),
  }),
])
export type PastRow = z.infer<typeof PastRow>

const DemoData = z.object({
  units: z.array(UnitRow),
  people: z.array(PersonRow),
  past: z.array(PastRow),
})
export type DemoData = z.infer<typeof DemoData>

const read = (name: string): unknown => parse(readFileSync(new URL(`${name}.yaml`, import.meta.url), 'utf8'))

/** The files that say what happened. */
const pasts = ['past', 'registers-channels', 'registers-permission', 'posts']

/** The organisation of the demonstration, as its files have it. */
export const readDemo = (): DemoData =>
  DemoData.parse({ units: read('units'), people: read('people'), past: pasts.flatMap(read) })
