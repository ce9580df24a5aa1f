import type { X509Certificate } from 'node:crypto'
import { Integer, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs'
import type { Random } from '../../keys/roots.ts'
import { openToken, type StampedTime } from './time-stamp-token.ts'

/** Somebody else's clock that signs: where it is asked, and whose signature is taken. */
export type TimeStampAuthority = {
  readonly url: string
  /** Its certificate, or that of whoever issued it: nobody else's word is taken. */
  readonly certificates: readonly X509Certificate[]
}

/** Asks an authority over HTTP; the caller brings the way out, with its limits on size and time. */
export type AskAuthority = (
  url: string,
  body: Uint8Array,
) => Promise<{ readonly status: number; readonly bytes: Uint8Array }>

export type TimeStamped =
  | ({ readonly ok: true; readonly token: Uint8Array } & StampedTime)
  /** The authority could not be asked, or what it said cannot be kept: tried again later. */
  | { readonly ok: false; readonly says: string }

const sha256Name = '2.16.840.1.101.3.4.2.1'
const nonceBytes = 12

/**
 * Has an authority sign that a file with this digest was there: RFC 3161. Its answer is looked at before it is given
 * back: that it is about this digest and answers this very question, that it is signed, and by whom.
 */
export async function timeStamp(
  digest: string,
  authority: TimeStampAuthority,
  { ask, random }: { readonly ask: AskAuthority; readonly random: Random },
): Promise<TimeStamped> {
  const nonce = nonceOf(random)
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: sha256Name }),
      hashedMessage: new OctetString({ valueHex: Buffer.from(digest, 'hex') }),
    }),
    ...{ nonce: new Integer({ valueHex: nonce }), certReq: true },
  })
  let answer: Awaited<ReturnType<AskAuthority>>
  try {
    answer = await ask(authority.url, new Uint8Array(request.toSchema().toBER()))
  } catch (error) {
    return no(`it cannot be reached: ${error instanceof Error ? error.message : String(error)}`)
  }
  if (answer.status !== 200) return no(`it answered ${answer.status}`)
  const token = tokenOf(answer.bytes)
  if (typeof token === 'string') return no(token)
  const opened = await openToken(token, { digest, nonce, certificates: authority.certificates })
  return opened.ok ? { ...opened, token } : opened
}

const no = (says: string) => ({ ok: false, says }) as const

/** A number that nobody has asked with before; its first bit is 0, so that it is not read as less than nothing. */
function nonceOf(random: Random): Uint8Array {
  const bytes = Uint8Array.from(random(nonceBytes))
  bytes[0] = ((bytes[0] ?? 0) & 0x3f) | 0x40
  return bytes
}

/** The signed token in an answer, to the byte; or why there is none. */
function tokenOf(bytes: Uint8Array): Uint8Array | string {
  try {
    const answer = TimeStampResp.fromBER(bytes)
    const { status } = answer.status
    if (status !== 0 && status !== 1) return `it gave no stamp (status ${status})`
    if (!answer.timeStampToken) return 'its answer holds no token'
    return new Uint8Array(answer.timeStampToken.toSchema().toBER())
  } catch {
    return 'its answer is no time stamp'
  }
}
