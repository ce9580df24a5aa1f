import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../testing.ts'
import {
  formatSignerKey,
  formatVerifierKey,
  isKeyName,
  type KeyKind,
  keyId,
  makeSigner,
  parseSignerKey,
  parseVerifierKey,
} from './key.ts'

type Row = { name: string; kind: KeyKind; seed: string; signer: string; verifier: string }
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/keys.jsonl', import.meta.url), 'utf8'),
)

/** The key of the reference implementation's own tests, golang.org/x/mod/sumdb/note. */
const neumann = {
  verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  signer: 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
}

describe('a key', () => {
  it('[N3] [N6] is read as the reference implementation writes it', () => {
    const signer = parseSignerKey(neumann.signer)
    if (!signer.ok) throw new TypeError(signer.reason)
    expect(formatVerifierKey(signer.value)).toBe(neumann.verifier)
    expect(formatSignerKey(signer.value)).toBe(neumann.signer)
    expect(parseVerifierKey(neumann.verifier)).toMatchObject({
      ok: true,
      value: { name: 'PeterNeumann', id: 0xc74f20a3, kind: 'log' },
    })
  })

  it.each(rows)('[N3] [N6] of vector $name is made of its seed', ({ name, kind, seed, signer, verifier }) => {
    const key = makeSigner(name, kind, new Uint8Array(Buffer.from(seed, 'base64')))
    expect(formatSignerKey(key)).toBe(signer)
    expect(formatVerifierKey(key)).toBe(verifier)
    expect(parseSignerKey(signer)).toEqual({ ok: true, value: key })
  })

  it('[N6] is refused with any letter changed, or cut', () => {
    const { verifier } = neumann
    const wrong: string[] = []
    for (let at = 0; at < verifier.length; at++) {
      wrong.push(verifier.slice(0, at), verifier.slice(at + 1))
      wrong.push(
        verifier.slice(0, at) + String.fromCharCode(verifier.charCodeAt(at) + 1) + verifier.slice(at + 1),
      )
    }
    // From that implementation: a key of another length, an unknown kind, each with the id that it would have.
    wrong.push('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==')
    wrong.push('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW')
    wrong.push(
      verifier.replace('c74f20a3', 'C74F20A3'),
      `${verifier}\n`,
      ` ${verifier}`,
      'x'.repeat(1_000_000),
    )
    for (const text of wrong)
      expect(parseVerifierKey(text), text.slice(0, 99)).toEqual({ ok: false, at: 1, reason: 'bad-key' })
    for (const text of [verifier, neumann.signer.slice(1), neumann.signer.replace('c74f', 'c74e'), ''])
      expect(parseSignerKey(text)).toMatchObject({ ok: false })
  })

  it('[N5] [N6] of small order is refused, though its id is right', () => {
    const read = parseVerifierKey(rows[0]?.verifier ?? '')
    if (!read.ok) throw new TypeError(read.reason)
    for (const first of [0x00, 0x01]) {
      const publicKey = new Uint8Array(32)
      publicKey[0] = first
      const id = keyId('a', 'log', publicKey)
      expect(parseVerifierKey(formatVerifierKey({ ...read.value, name: 'a', id, publicKey }))).toMatchObject({
        ok: false,
      })
    }
    const { publicKey } = read.value
    expect(
      parseVerifierKey(formatVerifierKey({ ...read.value, name: 'a', id: keyId('a', 'log', publicKey) })).ok,
    ).toBe(true)
  })

  it('[N2] has a name without plus, space or control character', () => {
    for (const name of ['a', 'example.com/log', 'Ünïcode☀', '_-.:/']) expect(isKeyName(name)).toBe(true)
    const spaces = [
      0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x20, 0x85, 0xa0, 0x1680, 0x2000, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f,
      0x205f, 0x3000,
    ]
    for (const space of spaces) expect(isKeyName(`a${String.fromCharCode(space)}b`)).toBe(false)
    for (const name of ['', 'a+b', '+', 'a\u0000', 'a\ud800', 'x'.repeat(256)])
      expect(isKeyName(name)).toBe(false)
    expect(() => makeSigner('a b', 'log', new Uint8Array(32))).toThrow(/name of a key/)
    expect(() => makeSigner('a', 'log', new Uint8Array(31))).toThrow(/seed/)
  })
})
