import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { holdsSignature, isPublicKey, publicKeyOf, signBytes } from './ed25519.ts'

const hex = (text: string) => new Uint8Array(Buffer.from(text, 'hex'))
const order = 2n ** 252n + 27742317777372353535851937790883648493n

/** RFC 8032 section 7.1, tests 1 to 3. */
const published = [
  [
    '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
    'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
    '',
    'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
  ],
  [
    '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
    '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
    '72',
    '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
  ],
  [
    'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
    'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
    'af82',
    '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
  ],
] as const

describe('Ed25519', () => {
  it.each(published)('[N5] is that of RFC 8032, key %#', (seed, key, message, signature) => {
    expect(publicKeyOf(hex(seed))).toEqual(hex(key))
    expect(signBytes(hex(message), hex(seed))).toEqual(hex(signature))
    expect(holdsSignature(hex(signature), hex(message), hex(key))).toBe(true)
    expect(holdsSignature(hex(signature), hex(`${message}00`), hex(key))).toBe(false)
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(hex(key)).toString('base64url') }
    expect(verify(null, hex(message), createPublicKey({ key: jwk, format: 'jwk' }), hex(signature))).toBe(
      true,
    )
  })

  it('[N5] knows one scalar a signature', () => {
    const [, key, message, signature] = published[2]
    const scalar = BigInt(`0x${Buffer.from(signature, 'hex').subarray(32).reverse().toString('hex')}`)
    const larger = Buffer.from((scalar + order).toString(16).padStart(64, '0'), 'hex')
      .reverse()
      .toString('hex')
    expect(holdsSignature(hex(signature.slice(0, 64) + larger), hex(message), hex(key))).toBe(false)
  })

  it('[N5] has no key of small order, and none that is no point', () => {
    const small = [
      `01${'00'.repeat(31)}`,
      '00'.repeat(32),
      `ec${'ff'.repeat(30)}7f`,
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      // The same points in an encoding that is not theirs.
      `ed${'ff'.repeat(30)}7f`,
      `ee${'ff'.repeat(30)}7f`,
    ]
    for (const key of small) expect(isPublicKey(hex(key))).toBe(false)
    for (const key of [`02${'00'.repeat(31)}`, 'ff'.repeat(32), '00'.repeat(31), ''])
      expect(isPublicKey(hex(key))).toBe(false)
    expect(isPublicKey(hex(published[0][1]))).toBe(true)
    // With the identity as key and R, and 0 as scalar, a lax verifier says yes to every message.
    const identity = `01${'00'.repeat(31)}`
    expect(holdsSignature(hex(identity + '00'.repeat(32)), hex('aa'), hex(identity))).toBe(false)
  })

  it('[B4] says no to what has another length', () => {
    const [, key, message, signature] = published[1]
    for (const wrong of ['', signature.slice(2), `${signature}00`])
      expect(holdsSignature(hex(wrong), hex(message), hex(key))).toBe(false)
    expect(holdsSignature(hex(signature), hex(message), hex(key).slice(1))).toBe(false)
    expect(holdsSignature(hex('ff'.repeat(64)), hex(message), hex(key))).toBe(false)
  })
})
