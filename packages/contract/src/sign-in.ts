import { z } from 'zod'

const Name = z.string().trim().min(1).max(100)
const Instant = z.iso.datetime({ precision: 3 })
const Secret = z.string().regex(/^[A-Za-z0-9_-]{43}$/)
const Id = z.uuid()

/** What a browser's `navigator.credentials` gave, as JSON; the server looks at every byte of it. */
const Credential = z.looseObject({
  id: z.string().min(1).max(2048),
  rawId: z.string().min(1).max(2048),
  type: z.literal('public-key'),
  clientExtensionResults: z.looseObject({}),
})
export const ShownPasskey = Credential.extend({
  response: z.looseObject({
    clientDataJSON: z.string(),
    authenticatorData: z.string(),
    signature: z.string(),
    userHandle: z.string().optional(),
  }),
})
export const MadePasskey = Credential.extend({
  response: z.looseObject({ clientDataJSON: z.string(), attestationObject: z.string() }),
})

/** The ways of signing in that are open here. */
export const SignInWays = z.object({
  passkey: z.boolean(),
  oidc: z.boolean(),
  demonstration: z.boolean(),
})

export const SignInWithPasskey = z.object({ response: ShownPasskey })

/** Who is signed in, and until when a confirmation counts. */
export const SignedIn = z.object({
  person: z.object({ id: Id, name: z.string() }),
  session: Id,
  stepUpUntil: Instant.nullable(),
})

/** Where to go next: a page of the provider to sign out there too, or nowhere. */
export const SignedOut = z.object({ go: z.string().nullable() })

/** A session as its owner sees it; when it was used is to the hour. */
export const Session = z.object({
  id: Id,
  isThis: z.boolean(),
  device: z.string(),
  how: z.string(),
  firstSeen: Instant,
  lastSeen: Instant,
  endsAt: Instant,
})
export const Sessions = z.object({ sessions: z.array(Session) })
export const Ended = z.object({ ended: z.number().int() })

export const Passkey = z.object({
  id: Id,
  name: z.string(),
  addedAt: Instant,
  usedOn: z.string().nullable(),
  isSynced: z.boolean(),
  isBackedUp: z.boolean(),
})
export const Passkeys = z.object({ passkeys: z.array(Passkey) })
export const AddPasskey = z.object({
  name: z.string().trim().min(1, 'Give it a name.').max(100),
  response: MadePasskey,
})
export const RenamePasskey = z.object({ name: Name })

/** A token as its owner and administrators see it: never with its secret. */
export const ApiToken = z.object({
  id: Id,
  name: z.string(),
  scopes: z.array(z.string()),
  madeAt: Instant,
  endsAt: Instant,
  usedOn: z.string().nullable(),
})
export const ApiTokens = z.object({ tokens: z.array(ApiToken) })
export const MakeApiToken = z.object({
  name: z.string().trim().min(1, 'Say what it is for.').max(100),
  scopes: z.array(z.string().max(100)).min(1, 'Choose at least one.').max(100),
  days: z.number().int().min(1),
})
/** The one time that a token is shown. */
export const MadeApiToken = z.object({ id: Id, token: z.string(), endsAt: Instant })

/** What a one-time link is for. */
export const LinkFor = z.object({
  kind: z.enum(['first-administrator', 'passkey']),
  name: z.string().nullable(),
  oidc: z.boolean(),
  /** Whether the second person has told its owner a code that goes with it. */
  needsCode: z.boolean(),
})
export const OpenLink = z.object({ secret: Secret })
const Code = z.string().max(50).optional()
/** A link that says which account of the provider is whose. */
export const LinkByAccount = OpenLink.extend({ code: Code })
const Self = {
  name: z.string().trim().min(1, 'Say what you are called.').max(100).optional(),
  email: z.email('An email at work has an @ in it, such as dana.wu@example.org.').max(254).optional(),
}
export const LinkOptions = z.object({ secret: Secret, code: Code, ...Self })
export const UseLink = z.object({
  secret: Secret,
  code: Code,
  ...Self,
  passkeyName: Name,
  response: MadePasskey,
})
export const Go = z.object({ go: z.string() })
/** A link as it was made, shown once; it opens nothing before one of these has confirmed it. */
export const MadeLink = z.object({
  id: Id,
  url: z.string(),
  endsAt: Instant,
  whoConfirms: z.array(z.string()),
})
/** What goes with the link, shown once to the second person, who tells it to whom the link is for. */
export const ConfirmedLink = z.object({ code: z.string(), endsAt: Instant })

export const DemonstrationPeople = z.object({
  people: z.array(z.object({ id: Id, name: z.string(), says: z.string() })),
})
export const SignInAs = z.object({ person: Id })
