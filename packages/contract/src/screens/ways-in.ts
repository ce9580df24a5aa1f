import { z } from 'zod'
import { Instant, Named } from './named.ts'

/** A link with which somebody gets a new way in, and who made and who confirmed it. Its secret is in neither. */
export const PersonsLink = z.object({
  id: z.string(),
  /** It waits for a second person; it opens; it was used; it ended without. */
  state: z.enum(['waiting', 'open', 'used', 'ended']),
  madeBy: Named,
  madeAt: Instant,
  confirmedBy: Named.nullable(),
  confirmedAt: Instant.nullable(),
  usedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  endsAt: Instant,
  mayConfirm: z.boolean(),
  /** Why not, where it waits and somebody else has to. */
  whyNot: z.string().nullable(),
  /** Who can, by name, where it waits for others. */
  whoConfirms: z.array(z.string()),
  mayEnd: z.boolean(),
})
export type PersonsLink = z.infer<typeof PersonsLink>

/** The links that were made for somebody, the newest first. */
export const LinksPage = z.object({
  person: Named,
  links: z.array(PersonsLink),
  mayMake: z.boolean(),
})
export type LinksPage = z.infer<typeof LinksPage>
