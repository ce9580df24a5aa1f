import { z } from 'zod'
import { Assessment, Requirement } from '../assessment.ts'
import { Author, Draft } from '../draft.ts'
import { Contact } from '../pack.ts'

/** A draft that is asked about with the registers. It has no id to be found by, and whose account it is for is not sent. */
export const AskWithRegisters = Draft.omit({ id: true, author: true }).extend({
  author: Author.omit({ handle: true }).nullish(),
})
export type AskWithRegisters = z.infer<typeof AskWithRegisters>

/** Whom the findings of a rule mean. */
export const WhomToAsk = z.object({
  rule: z.string(),
  /** There to help whoever writes rather than to question their words. */
  isHelp: z.boolean(),
  contacts: z.array(Contact),
})
export type WhomToAsk = z.infer<typeof WhomToAsk>

/** What a post needs that its words cannot show, in the words of the policy. */
const Needed = Requirement.extend({ say: z.string(), remedy: z.string() })

/** The answer; or, when somebody has had as many as the registers give in a day, a person in their place. */
export const Asked = z.discriminatedUnion('answer', [
  z.object({
    answer: z.literal('assessed'),
    assessment: Assessment,
    whom: z.array(WhomToAsk),
    needed: z.array(Needed),
  }),
  z.object({ answer: z.literal('ask-a-person'), says: z.string(), contacts: z.array(Contact) }),
])
export type Asked = z.infer<typeof Asked>

/** Official accounts that somebody can say they write for. */
export const AskChannels = z.object({
  channels: z.array(
    z.object({
      id: z.string(),
      /** As the register calls it, which tells two on one platform apart. */
      name: z.string(),
      platform: z.string(),
      handle: z.string(),
    }),
  ),
})
export type AskChannels = z.infer<typeof AskChannels>
