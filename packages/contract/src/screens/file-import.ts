import { z } from 'zod'
import { Named } from './named.ts'

/** A file of people or of register entries that was read and not yet taken in. */
export const FileImport = z.object({
  id: z.string(),
  file: z.string(),
  state: z.enum(['refused', 'ready', 'running', 'done']),
  rows: z.number(),
  added: z.number(),
  changed: z.number(),
  leaving: z.number(),
  same: z.number(),
  done: z.number(),
  /** Why it stopped, where it did after it was confirmed. */
  says: z.string().nullish(),
  problems: z.array(z.object({ row: z.number(), column: z.string().nullable(), says: z.string() })),
  /** The first of them; the whole is a file. */
  diff: z.array(
    z.object({
      row: z.number(),
      name: z.string(),
      what: z.enum(['added', 'changed', 'leaving']),
      fields: z.array(z.object({ field: z.string(), from: z.string(), to: z.string() })),
    }),
  ),
  /** Kept here and not in the file: proposed, and left alone. */
  missing: z.array(Named).nullish(),
})
export type FileImport = z.infer<typeof FileImport>
