import { z } from 'zod'
import { Named } from './named.ts'

/** Whoever is signed in, as the frame around every screen needs it. */
export const Me = z.object({
  person: Named,
  /** The organisation, as it calls itself. */
  body: z.string(),
  unit: Named.nullable(),
  roles: z.array(z.string()),
  /** The acts that this person may do to something; a screen shows a door only where there is one behind it. */
  acts: z.array(z.string()),
  isDemo: z.boolean(),
  unread: z.number(),
})
export type Me = z.infer<typeof Me>
