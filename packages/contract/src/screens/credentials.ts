import { z } from 'zod'
import { Day, Instant, Named } from './named.ts'

/** What a program can sign in with to a channel. */
export const credentialKinds = {
  'app-password': 'An app password',
  token: 'An access token',
  'client-secret': 'A client secret',
  other: 'Something else',
} as const
export const CredentialKind = z.enum(['app-password', 'token', 'client-secret', 'other'])
export type CredentialKind = z.infer<typeof CredentialKind>

export const KeepCredential = z.object({
  kind: CredentialKind,
  /** What people call it, such as what it is for. Never a part of the secret. */
  label: z.string().trim().min(1, 'Say what you call it.').max(100),
  /** Goes in and is never read out again. */
  secret: z.string().min(1, 'Put the secret in.').max(10_000),
  /** The day on which it is to be changed. */
  due: z.iso.date('Say by when it is to be changed.'),
  /** Where the account lives, where that is not plain from the channel. */
  service: z
    .url({ protocol: /^https?$/, error: 'Give the whole address, beginning with https://.' })
    .max(500)
    .optional(),
  /** As whom a program signs in, where the platform asks for a name. */
  user: z.string().trim().min(1, 'Give the name, or leave it out.').max(200).optional(),
})
export const EndCredential = z.object({
  reason: z.string().trim().min(1, 'Say why in a few words.').max(2000),
})
export const KeptCredential = z.object({ id: z.string() })

export const CredentialRow = z.object({
  id: z.string(),
  kind: CredentialKind,
  label: z.string(),
  keptBy: Named,
  due: Day,
  /** Whether the day has come on which it is to be changed. */
  isDue: z.boolean(),
  from: Instant,
  ended: Instant.nullable(),
  endedBecause: z.string().nullable(),
  /** `destroyed`: ended before a backup brought it back; it cannot be read any more. */
  state: z.enum(['in-use', 'ended', 'destroyed']),
})
export type CredentialRow = z.infer<typeof CredentialRow>
export const CredentialList = z.object({
  credentials: z.array(CredentialRow),
  mayKeep: z.boolean(),
  /** Why not, and who can. */
  whyNot: z.string().nullable(),
})
export type CredentialList = z.infer<typeof CredentialList>
