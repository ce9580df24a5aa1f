import { z } from 'zod'
import { Advice, RequirementKind } from './assessment.ts'
import { Audience, Capacity, Draft, LevelBand, OwnWork, Place, Represents } from './draft.ts'
import { Registers } from './registers.ts'

const Id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'kebab-case')
const Sentence = z.string().min(1)
const DateOrMonth = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a year, month or date')

/** What a clause does: an instruction, a ban, a leave, a meaning, a fact, a hint, an office or a way of working. */
export const ClauseKind = z.enum([
  'obligation',
  'prohibition',
  'permission',
  'definition',
  'information',
  'advice',
  'role',
  'process',
])

export const LawLink = z.strictObject({
  /** The id of an entry of `instruments.yaml`, or under `law` in `pack.yaml`. */
  law: Id,
  /** Which part of it, as lawyers write it: `s 9(2)(d)(i)`. */
  at: z.string().optional(),
  from: DateOrMonth.nullable().optional(),
  to: DateOrMonth.nullable().optional(),
})

export const Clause = z.strictObject({
  /** `7.3g`; in an overlay its own numbers. */
  number: z.string().regex(/^\d+(\.\d+)?[a-z]?$/, 'a number such as 7.3g'),
  kinds: z.array(ClauseKind).min(1),
  title: Sentence,
  /** Our paraphrase, in plain words; never the policy's own sentences. */
  text: Sentence,
  /** Who is bound, in plain words. */
  binds: Sentence,
  capacities: z.array(Capacity),
  /** How far software can see it: decided from data, flagged by wording, or left to people. */
  seen: z.enum(['decided', 'flagged', 'people']),
  /** What is checked of it, where anything is. */
  checked: z.string().optional(),
  /** What is left to people. */
  left: z.string().optional(),
  /** A question that only the person can answer. */
  question: z.string().optional(),
  /** Something to know that is not a question. */
  note: z.string().optional(),
  /** Ids under `localSettings` that this clause leaves open. */
  settings: z.array(Id).optional(),
  law: z.array(LawLink).optional(),
})
export type Clause = z.infer<typeof Clause>

/** Every member given must hold; within a member any of its values will do. */
export const Condition = z.strictObject({
  capacity: z.array(Capacity).optional(),
  represents: z.array(Represents).optional(),
  audience: z.array(Audience).optional(),
  place: z.array(Place).optional(),
  channel: z.array(z.string()).optional(),
  levelBand: z.array(LevelBand).optional(),
  aboutMyWork: z.array(OwnWork.exclude(['unsure'])).optional(),
  inWorkHours: z.boolean().optional(),
  pseudonymous: z.boolean().optional(),
  /** Whether the text, the profile or the role shows whom the author works for. */
  employerShown: z.boolean().optional(),
  /** Whether a register, or without registers the author, says that they may speak. */
  authorised: z.boolean().optional(),
  /** Which kinds of sighting. */
  kind: z.array(Id).optional(),
})
export type Condition = z.infer<typeof Condition>

export const AdviceRow = z.strictObject({
  then: z.union([Advice, z.literal('nothing')]),
  when: Condition.optional(),
  unless: Condition.optional(),
})
export type AdviceRow = z.infer<typeof AdviceRow>

/** Data: what to look for, for whom, how strong. What to say is in `wording`. */
export const Rule = z.strictObject({
  /** Stored in records, so it is never reused. */
  id: Id,
  /** A clause of this pack, or `local.NAME` for a local setting. */
  clause: z.string().min(1),
  detector: Id,
  /** What the ceilings look at: `marking`, `insult`, `opinion`, … */
  subject: Id,
  /** Kinds of sighting this rule judges; all where absent. */
  sees: z.array(Id).min(1).optional(),
  /** Lists to read in place of the detector's own: `{ words: my-list }`. */
  lists: z.record(z.string(), Id).optional(),
  basis: z.enum(['fact', 'judgement']).default('judgement'),
  /** The first row that holds decides; none means nothing is found. */
  advice: z.array(AdviceRow).min(1),
  /** Whom an `ask` means: ids in `contacts`. */
  contacts: z.array(Id).optional(),
  /** A one-click remedy the page knows. */
  button: z
    .enum([
      'remove-words',
      'soften',
      'copy-disclaimer',
      'copy-question',
      'add-alt',
      'add-credit',
      'camel-case',
      'show-help',
    ])
    .optional(),
})
export type Rule = z.infer<typeof Rule>

/** An overlay raises a base rule: the stronger of both tables stands. */
export const Tightening = z.strictObject({
  rule: Id,
  /** The overlay's clause that asks for it. */
  clause: z.string().min(1),
  advice: z.array(AdviceRow).min(1),
})

export const RequirementRule = z.strictObject({
  kind: RequirementKind,
  clause: z.string().min(1),
  when: Condition.optional(),
  say: Sentence,
  remedy: Sentence,
})
export type RequirementRule = z.infer<typeof RequirementRule>

/** Why, in one sentence, and what to do. `{name}` stands for what a sighting says under that name, such as `{title}`. */
export const Wording = z.strictObject({ why: Sentence, remedy: Sentence })

export const Contact = z.strictObject({
  id: Id,
  name: Sentence,
  /** What to ask them about. */
  for: Sentence,
  /** How to reach them, in this body's words. */
  reach: z.string().optional(),
  /** A question the author can copy. */
  question: z.string().optional(),
  /** Whether what they hear stays with them, in plain words. */
  confidence: z.string().optional(),
  /** The permission that they may grant, where it can be asked for on a server. */
  permission: z.enum(['logo', 'release', 'speak', 'consent', 'copyright']).optional(),
  local: z.literal(true),
})

export const LocalSetting = z.strictObject({
  id: Id,
  title: Sentence,
  /** What the policy does not say. */
  open: Sentence,
  /** What this pack does about it. */
  setting: Sentence,
})

export const Case = z.strictObject({
  name: Sentence,
  post: Draft,
  registers: Registers.optional(),
  expect: z.strictObject({
    advice: z.enum(['clear', 'think', 'ask', 'stop']),
    /** Clauses that must be among the findings. */
    clauses: z.array(z.string()).optional(),
    /** Clauses that must not be. */
    without: z.array(z.string()).optional(),
    /** Rules that must be among the findings. */
    rules: z.array(Id).optional(),
    /** Words that a span must cover exactly. */
    words: z.array(z.string()).optional(),
    requirements: z.partialRecord(RequirementKind, z.boolean().nullable()).optional(),
    standing: z.enum(['ready', 'needs-person', 'blocked']).optional(),
  }),
  /** Why, for the course and the guide. */
  because: z.string().optional(),
})
export type Case = z.infer<typeof Case>

export const Law = z.strictObject({
  id: Id,
  title: Sentence,
  /** What it says of this, in our words. */
  says: Sentence,
  from: DateOrMonth.nullable().optional(),
  to: DateOrMonth.nullable().optional(),
  /** Whether we read it in a public source; if not, it is shown as unconfirmed. */
  confirmed: z.boolean(),
})

export const InstrumentKind = z.enum([
  'act',
  'policy',
  'standard',
  'guidelines',
  'factsheet',
  'code',
  'agreement',
  'office',
  'video',
])

/**
 * A document beside the policy, as an entry of the library. What is not known stays out: without `from` nobody has
 * confirmed from which day it applied.
 */
export const Instrument = Law.extend({
  kind: InstrumentKind,
  issuer: Sentence.optional(),
  version: Sentence.optional(),
  /** The year or day of the document itself; it cannot have applied before. */
  made: DateOrMonth.optional(),
  /** The earliest day on which it is known that it applied, where that is later than its unknown beginning. */
  seen: DateOrMonth.optional(),
  /** When what is written here was read in a public source. */
  checked: DateOrMonth.optional(),
  link: z.url({ protocol: /^https$/ }).optional(),
  /** The entry in whose place it came. */
  supersedes: Id.optional(),
})
export type Instrument = z.infer<typeof Instrument>

export const PackHead = z.strictObject({
  id: Id,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, 'three numbers, such as 1.0.0'),
  /** A base stands alone, an overlay adds to one, words are lists that others use. */
  kind: z.enum(['base', 'overlay', 'words']),
  title: Sentence,
  /** Whose policy it is. */
  body: Sentence,
  issuer: z.string().optional(),
  authority: z.string().optional(),
  issued: DateOrMonth.optional(),
  review: z.string().optional(),
  status: z.string().optional(),
  /** An IANA zone; dates without a time are whole days in it. */
  timeZone: z.string().optional(),
  /** Ids of packs of kind `words` whose lists this pack reads. */
  uses: z.array(Id).optional(),
  /** The base an overlay is written for. */
  over: Id.optional(),
  capacities: z
    .partialRecord(Capacity, z.strictObject({ label: Sentence, hint: z.string().optional() }))
    .optional(),
  /** Whom the policy binds, for "Does this bind me?". */
  bound: z
    .array(
      z.strictObject({
        who: Sentence,
        bound: z.enum(['yes', 'no', 'ask']),
        say: Sentence,
        clause: z.string(),
      }),
    )
    .optional(),
  /** What a finding may reach at most, by capacity and subject. */
  ceilings: z
    .array(
      z.strictObject({
        capacity: z.array(Capacity).min(1),
        otherwise: Advice,
        subjects: z.record(Id, z.union([Advice, z.literal('nothing')])),
      }),
    )
    .optional(),
  /**
   * Subjects left unsaid beside a rule's finding, so that nobody is talked out of what the rule is there
   * to help with. A base's own; an overlay cannot hush.
   */
  hushes: z
    .array(z.strictObject({ rule: Id, capacity: z.array(Capacity).min(1), subjects: z.array(Id).min(1) }))
    .optional(),
  localSettings: z.array(LocalSetting).optional(),
  law: z.array(Law).optional(),
  disclaimer: z.string().optional(),
  /** Where help is before any warning; contact ids in order. */
  help: z.array(Id).optional(),
})
export type PackHead = z.infer<typeof PackHead>

/**
 * A policy as data. Lists hold one phrase a line, comments dropped; everything else is as in the
 * pack's files. Its digest is SHA-256 over RFC 8785 JSON of this value.
 */
export const Pack = z.strictObject({
  head: PackHead,
  clauses: z.array(Clause),
  rules: z.array(Rule),
  tighten: z.array(Tightening),
  requirements: z.array(RequirementRule),
  lists: z.record(Id, z.array(z.string().min(1))),
  /** Keyed by rule, or `rule.kind` where a kind of sighting needs its own words. */
  wording: z.record(z.string(), Wording),
  contacts: z.array(Contact),
  /** The library. Absent where a pack has none, so that the digest of an older pack stays what it was. */
  instruments: z.array(Instrument).optional(),
  cases: z.array(Case),
})
export type Pack = z.infer<typeof Pack>
