import { z } from 'zod'
import { MayDo } from '../posts/post.ts'
import { ReadDifference } from '../posts/publication.ts'
import { Instant, Named } from './named.ts'

/** What was noticed on a channel that nobody did here. */
export const incidentKinds = {
  unapproved: 'Something is on the channel that nobody approved here',
  differs: 'What is out is not what was approved',
  changed: 'Somebody changed a post on the platform',
  gone: 'Somebody took a post down on the platform',
  'another-account': 'The account is another one than in the register',
  'account-gone': 'The account is not there any more',
  'profile-changed': 'The profile was changed',
} as const
export const IncidentKind = z.enum([
  ...([
    'unapproved',
    'differs',
    'changed',
    'gone',
    'another-account',
    'account-gone',
    'profile-changed',
  ] as const),
])
export type IncidentKind = z.infer<typeof IncidentKind>

/** How an incident ended. */
export const incidentOutcomes = {
  'taken-down': 'It was taken down',
  corrected: 'A correction went out',
  'keys-changed': 'What signs in was changed',
  'told-platform': 'The platform was told',
  'left-as-is': 'It was left as it is',
  'not-ours': 'It has nothing to do with us',
} as const
export const IncidentOutcome = z.enum([
  ...(['taken-down', 'corrected', 'keys-changed', 'told-platform', 'left-as-is', 'not-ours'] as const),
])
export type IncidentOutcome = z.infer<typeof IncidentOutcome>

export const IncidentRow = z.object({
  id: z.string(),
  kind: IncidentKind,
  channel: Named,
  platform: z.string(),
  /** The post, where it is about one. */
  post: z.object({ id: z.string(), title: z.string() }).nullable(),
  at: Instant,
  isOpen: z.boolean(),
  /** Who looks after it. */
  takenBy: Named.nullable(),
})
export type IncidentRow = z.infer<typeof IncidentRow>
export const IncidentList = z.object({ incidents: z.array(IncidentRow) })
export type IncidentList = z.infer<typeof IncidentList>

export const IncidentStep = z.object({
  at: Instant,
  says: z.string(),
  by: Named.nullable(),
  note: z.string().nullable(),
})
export const IncidentPage = IncidentRow.extend({
  addresses: z.array(z.string()),
  /** Words that are on the channel and that nobody approved. */
  words: z.string().nullable(),
  differences: z.array(ReadDifference),
  /** What changed about the account: name, before, after. */
  account: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  /** What was kept of it before anybody was told; `null` where it could not be kept. */
  capture: z.string().nullable(),
  steps: z.array(IncidentStep),
  may: z.object({ take: MayDo, note: MayDo, close: MayDo, openAgain: MayDo }),
})
export type IncidentPage = z.infer<typeof IncidentPage>

export const IncidentNote = z.object({ note: z.string().trim().min(1, 'Write a few words.').max(4000) })
export const CloseIncident = z.object({
  outcome: IncidentOutcome,
  reason: z.string().trim().min(1, 'Say why in a few words.').max(4000),
})
