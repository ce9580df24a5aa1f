import { z } from 'zod'

const LocalPlatform = z.object({
  platform: z.enum(['bluesky', 'wordpress', 'mediawiki']),
  /** Of the account, as the register of channels has it. */
  address: z.string().min(1).max(500),
  platformId: z.string().max(200).nullable(),
  /** Where programs ask, on this machine. */
  service: z.string().regex(/^http:\/\/(?:127\.0\.0\.1|localhost):\d{1,5}$/),
  user: z.string().max(200).nullable(),
  secret: z.string().min(1).max(500),
})
/** A real platform beside the demonstration, and as whom the demonstration signs in there. */
export type LocalPlatform = z.infer<typeof LocalPlatform>

/** Reads `PLATFORMS`. It holds secrets, so what was given is not repeated. */
export function readLocalPlatforms(
  given: string,
  isDemonstration: boolean,
):
  | { readonly ok: true; readonly platforms: readonly LocalPlatform[] }
  | { readonly ok: false; readonly says: string } {
  if (!isDemonstration)
    return {
      ok: false,
      says: 'PLATFORMS is set and DEMO is not 1; only the demonstration has platforms beside it, so unset it',
    }
  const read = z.array(LocalPlatform).max(3).safeParse(parsed(given))
  return read.success
    ? { ok: true, platforms: read.data }
    : {
        ok: false,
        says: 'PLATFORMS is no list of platforms on this machine; npm start -- --platforms sets it',
      }
}

function parsed(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch {
    return undefined
  }
}
