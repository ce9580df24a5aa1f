import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property } from '../testing.ts'
import { fromBase64, fromBase64Of, toBase64 } from './base64.ts'

const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

describe('Base64', () => {
  it('[B1] is that of RFC 4648 section 10', () => {
    const vectors = {
      '': '',
      f: 'Zg==',
      fo: 'Zm8=',
      foo: 'Zm9v',
      foob: 'Zm9vYg==',
      fooba: 'Zm9vYmE=',
      foobar: 'Zm9vYmFy',
    }
    for (const [plain, base64] of Object.entries(vectors)) {
      expect(toBase64(bytesOf(plain))).toBe(base64)
      expect(fromBase64(base64)).toEqual(bytesOf(plain))
    }
  })

  it('[B1] is what Node writes', () => {
    property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'))
      expect(fromBase64(toBase64(bytes))).toEqual(bytes)
    })
  })

  it.each([
    'Z',
    'Zg',
    'Zg=',
    'Zg===',
    'Zh==',
    'Zm9=',
    'Zm8',
    '====',
    'Z===',
    '=Zg=',
    'Zg==Zg==',
    'Zm 9v',
    'Zm9v\n',
    'Zm-_',
    'Zm9é',
  ])('[B1] refuses %j', (text) => expect(fromBase64(text)).toBeUndefined())

  it('[B1] reads no text that it would not write', () => {
    property(fc.string({ unit: fc.constantFrom(...'AQgwZz09/+=='), maxLength: 12 }), (text) => {
      const bytes = fromBase64(text)
      if (bytes) expect(toBase64(bytes)).toBe(text)
    })
  })

  it('[B1] can be asked for a length', () => {
    expect(fromBase64Of(2, 'Zm8=')).toEqual(bytesOf('fo'))
    expect(fromBase64Of(1, 'Zm8=')).toBeUndefined()
    expect(fromBase64Of(3, 'Zm8=')).toBeUndefined()
  })
})
