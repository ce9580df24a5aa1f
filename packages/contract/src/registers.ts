import { z } from 'zod'
import { IsoTime } from './draft.ts'

const maybe = <T extends z.ZodType>(schema: T) => schema.nullish()
const Words = z.array(z.string())
const Period = { validFrom: maybe(IsoTime), validTo: maybe(IsoTime) }

/** Something not yet officially announced. Announced from `announcedAt`, never by a planned date. */
export const Initiative = z.object({
  id: z.string(),
  title: z.string(),
  aliases: maybe(Words),
  announcedAt: maybe(IsoTime),
  knownTo: maybe(Words),
  directorate: maybe(z.string()),
})
export type Initiative = z.infer<typeof Initiative>

export const RegisteredPerson = z.object({
  id: z.string(),
  name: z.string(),
  aliases: maybe(Words),
  directorate: maybe(z.string()),
  role: maybe(z.string()),
})
export type RegisteredPerson = z.infer<typeof RegisteredPerson>

export const Spokesperson = z.object({
  id: z.string(),
  name: z.string(),
  person: maybe(z.string()),
  topics: maybe(Words),
  channels: maybe(Words),
  ...Period,
  revokedAt: maybe(IsoTime),
})
export type Spokesperson = z.infer<typeof Spokesperson>

export const Consent = z.object({
  id: z.string(),
  person: z.string(),
  guardian: maybe(z.string()),
  minor: maybe(z.boolean()),
  state: z.enum(['given', 'refused', 'withdrawn']),
  given: maybe(IsoTime),
  purposes: maybe(Words),
  channels: maybe(Words),
  ...Period,
})
export type Consent = z.infer<typeof Consent>

export const Asset = z.object({
  id: z.string(),
  kind: z.string(),
  approvals: maybe(
    z.array(
      z.object({ use: maybe(z.string()), channel: maybe(z.string()), by: maybe(z.string()), ...Period }),
    ),
  ),
})
export type Asset = z.infer<typeof Asset>

export const Channel = z.object({
  id: z.string(),
  platform: z.string(),
  handle: z.string(),
  directorate: maybe(z.string()),
  termsReviewedAt: maybe(IsoTime),
})
export type Channel = z.infer<typeof Channel>

/** A snapshot of what the policy needs to know. Each section may be left out. */
export const Registers = z.object({
  initiatives: maybe(z.array(Initiative)),
  people: maybe(z.array(RegisteredPerson)),
  spokespeople: maybe(z.array(Spokesperson)),
  consents: maybe(z.array(Consent)),
  assets: maybe(z.array(Asset)),
  channels: maybe(z.array(Channel)),
})
export type Registers = z.infer<typeof Registers>
