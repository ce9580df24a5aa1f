import { z } from 'zod'

/** The first member: what is in the backup, and which program can read it. */
export const Manifest = z.object({
  format: z.literal('secondlook-backup'),
  /** Rises when an older program could not read it. */
  version: z.literal(1),
  program: z.string(),
  createdAt: z.string(),
  postgres: z.string(),
  migrations: z.array(z.object({ number: z.int(), name: z.string(), digest: z.string() })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
})
export type Manifest = z.infer<typeof Manifest>

/** The last member: what must have been read by now. */
export const Sums = z.object({
  members: z.int(),
  sha256: z.string(),
  tables: z.record(z.string(), z.object({ rows: z.int(), bytes: z.int(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), isCalled: z.boolean() })),
  blobs: z.int(),
})
export type Sums = z.infer<typeof Sums>

/** Enough of a manifest to tell one that is too new from one that is none. */
export const ManifestOfAnyVersion = z.object({
  format: z.literal('secondlook-backup'),
  version: z.int(),
  program: z.string(),
})
