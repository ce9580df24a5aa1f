import { createHash, X509Certificate } from 'node:crypto'
import { ObjectIdentifier, OctetString } from 'asn1js'
import { Certificate, ContentInfo, getCrypto, SignedData, TSTInfo } from 'pkijs'

/** When somebody else signed that a file was there. */
export type StampedTime = {
  readonly at: string
  /** Whose certificate signed, as it names itself. */
  readonly by: string
  readonly serial: string
}

export type OpenedToken =
  | ({ readonly ok: true } & StampedTime)
  | { readonly ok: false; readonly says: string }

type Expected = {
  /** SHA-256 of the file, in hex. */
  readonly digest: string
  /** That of the question; left out where a token is looked at again. */
  readonly nonce?: Uint8Array
  readonly certificates: readonly X509Certificate[]
}

const timeStamping = '1.3.6.1.5.5.7.3.8'
const tokenContent = '1.2.840.113549.1.9.16.1.4'
const sha256Name = '2.16.840.1.101.3.4.2.1'
const contentType = '1.2.840.113549.1.9.3'
const messageDigest = '1.2.840.113549.1.9.4'
const rsaAlone = '1.2.840.113549.1.1.1'
const pathMax = 6

/** Looks at a token: what it is about, whose it is, and whether it is signed. Never throws, whatever it is given. */
export async function openToken(token: Uint8Array, expected: Expected): Promise<OpenedToken> {
  try {
    return await look(token, expected)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return no(`its token cannot be read: ${why}`)
  }
}

const no = (says: string) => ({ ok: false, says }) as const

async function look(token: Uint8Array, { digest, nonce, certificates }: Expected): Promise<OpenedToken> {
  const signed = new SignedData({ schema: ContentInfo.fromBER(token).content })
  const content = signed.encapContentInfo
  if (content.eContentType !== tokenContent || !content.eContent) return no('its token is of another kind')
  const said = new Uint8Array(content.eContent.getValue())
  const info = TSTInfo.fromBER(said)
  const { hashAlgorithm, hashedMessage } = info.messageImprint
  const imprint = Buffer.from(hashedMessage.valueBlock.valueHexView).toString('hex')
  if (hashAlgorithm.algorithmId !== sha256Name || imprint !== digest)
    return no('its token is about another file')
  if (nonce && !isSame(info.nonce?.valueBlock.valueHexView, nonce))
    return no('its token answers another question')
  if (signed.signerInfos.length !== 1) return no('its token has not one signature')
  const at = info.genTime
  const signer = signerOf(signed, certificates)
  if (!signer) return no('its token does not carry the certificate that signed it')
  const untrusted = whyNotTrusted(signer, signed, certificates, at)
  if (untrusted !== undefined) return no(untrusted)
  if (!(await isSigned(signed, said, signer))) return no('the signature of its token does not hold')
  const serial = Buffer.from(info.serialNumber.valueBlock.valueHexView).toString('hex')
  return { ok: true, at: at.toISOString(), by: signer.subject.replaceAll('\n', ', '), serial }
}

/** Whether the signature is of this statement, and holds: RFC 5652, with the attributes that a time stamp must have. */
async function isSigned(signed: SignedData, said: Uint8Array, signer: X509Certificate): Promise<boolean> {
  const [info] = signed.signerInfos
  const attributes = info?.signedAttrs
  if (!info || !attributes) return false
  const crypto = getCrypto(true)
  const hashed = crypto.getAlgorithmByOID(info.digestAlgorithm.algorithmId)
  if (!('name' in hashed) || !/^SHA-(256|384|512)$/.test(hashed.name)) return false
  const attributeOf = (type: string): unknown =>
    attributes.attributes.find((one) => one.type === type)?.values[0]
  const [kind, sum] = [attributeOf(contentType), attributeOf(messageDigest)]
  if (!(kind instanceof ObjectIdentifier) || kind.getValue() !== tokenContent) return false
  const own = createHash(hashed.name.replace('-', '')).update(said).digest()
  if (!(sum instanceof OctetString) || !own.equals(Buffer.from(sum.getValue()))) return false
  const { subjectPublicKeyInfo } = Certificate.fromBER(signer.raw)
  return await crypto.verifyWithPublicKey(
    attributes.encodedValue,
    info.signature,
    subjectPublicKeyInfo,
    info.signatureAlgorithm,
    // An RSA signature may leave it to the digest algorithm to say what it is of; any other says so itself.
    info.signatureAlgorithm.algorithmId === rsaAlone ? hashed.name : undefined,
  )
}

const certificatesIn = (signed: SignedData): readonly X509Certificate[] =>
  (signed.certificates ?? []).flatMap((one) =>
    one instanceof Certificate ? [new X509Certificate(Buffer.from(one.toSchema(true).toBER()))] : [],
  )

/** The certificate that the signature names: one that came along, or one of the setting. */
function signerOf(signed: SignedData, known: readonly X509Certificate[]): X509Certificate | undefined {
  const sid = signed.signerInfos[0]?.sid
  const wanted = sid?.serialNumber?.valueBlock.valueHexView
  if (!wanted) return undefined
  const serial = bare(Buffer.from(wanted).toString('hex'))
  const issuer = createHash('sha256').update(new Uint8Array(sid.issuer.toSchema().toBER())).digest('hex')
  return [...certificatesIn(signed), ...known].find((one) => {
    const own = Certificate.fromBER(one.raw).issuer.toSchema().toBER()
    const isIssuer = createHash('sha256').update(new Uint8Array(own)).digest('hex') === issuer
    return isIssuer && bare(one.serialNumber.toLowerCase()) === serial
  })
}

const bare = (hex: string): string => hex.replace(/^0+(?=.)/, '')

/** Why a signer is not to be taken, if so: what it is for, when it held, and who stands for it. */
function whyNotTrusted(
  signer: X509Certificate,
  signed: SignedData,
  trusted: readonly X509Certificate[],
  at: Date,
): string | undefined {
  if (signer.keyUsage?.length !== 1 || signer.keyUsage[0] !== timeStamping)
    return 'the certificate that signed its token is not for time stamps alone'
  const between = [...certificatesIn(signed), ...trusted]
  let one = signer
  for (let step = 0; step < pathMax; step++) {
    if (Date.parse(one.validFrom) > at.getTime() || Date.parse(one.validTo) < at.getTime())
      return 'a certificate did not hold when its token was signed'
    if (trusted.some((known) => known.fingerprint256 === one.fingerprint256)) return undefined
    const issuer = between.find((by) => by.ca && one.checkIssued(by) && one.verify(by.publicKey))
    if (!issuer || issuer.fingerprint256 === one.fingerprint256) break
    one = issuer
  }
  return 'its token is signed by somebody else than TIMESTAMP_CERTIFICATE says'
}

/** Whole numbers, however many zeros they are written with. */
const isSame = (found: Uint8Array | undefined, wanted: Uint8Array): boolean =>
  found !== undefined &&
  bare(Buffer.from(found).toString('hex')) === bare(Buffer.from(wanted).toString('hex'))
