import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { property, rowsOf } from '../testing.ts'
import { makeSigner, parseSignerKey, parseVerifierKey, type VerifierKey } from './key.ts'
import { formatNote, heldSignatures, parseNote, signText } from './note.ts'

type Row = { name: string; note: string; keys: string[]; held?: string[]; at?: number; reason?: string }
const rows = rowsOf<Row>(
  readFileSync(new URL('../../../../vectors/ledger/notes.jsonl', import.meta.url), 'utf8'),
)
const key = (text: string): VerifierKey => {
  const read = parseVerifierKey(text)
  if (!read.ok) throw new TypeError(text)
  return read.value
}
const open = (text: string, keys: readonly VerifierKey[]) => {
  const note = parseNote(text)
  return note.ok ? heldSignatures(note.value, keys) : note
}

describe('a signed note', () => {
  it('[N1] is signed as the reference implementation signs it', () => {
    const text =
      "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n"
    const signer = parseSignerKey(
      'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
    )
    if (!signer.ok) throw new TypeError(signer.reason)
    const note = formatNote({ text, signatures: [signText(text, signer.value)] })
    expect(note).toBe(
      `${text}\n— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n`,
    )
    expect(open(note, [signer.value])).toMatchObject({ ok: true, value: [{ key: { name: 'PeterNeumann' } }] })
  })

  it.each(rows)(
    '[N1] [N4] of vector "$name" is held by those who must hold it',
    ({ note, keys, held, at, reason }) => {
      const opened = open(note, keys.map(key))
      if (opened.ok) expect(opened.value.map((one) => one.key.name)).toEqual(held)
      else expect(opened).toEqual({ ok: false, at, reason })
    },
  )

  const signer = makeSigner('example.com/log', 'log', new Uint8Array(32).fill(3))
  const note = formatNote({ text: 'a\n\nb\n', signatures: [signText('a\n\nb\n', signer)] })

  it('[N1] is read back as it was written', () => {
    const read = parseNote(note)
    expect(read.ok && formatNote(read.value)).toBe(note)
  })

  it('[N4] is held by nobody with any letter changed', () => {
    property(fc.tuple(fc.nat(note.length - 1), fc.string({ unit: 'binary', maxLength: 1 })), ([at, sign]) => {
      const changed = note.slice(0, at) + sign + note.slice(at + 1)
      if (changed === note) return
      const opened = open(changed, [signer])
      expect(opened.ok && opened.value.length > 0).toBe(false)
    })
  })

  it('[B4] never makes the reader throw or wait', () => {
    property(
      fc.string({ unit: fc.constantFrom('\n', '— ', 'a', ' ', 'AAAA', '+', '\ud800'), maxLength: 40 }),
      (text) => {
        expect(typeof parseNote(text).ok).toBe('boolean')
      },
      1000,
    )
    expect(parseNote('\n'.repeat(999_999))).toMatchObject({ ok: false })
    expect(parseNote('x'.repeat(1_000_001))).toEqual({ ok: false, at: 1, reason: 'too-long' })
  })

  it('is made only of whole lines, and signed only by the key of a log', () => {
    expect(() => formatNote({ text: 'a', signatures: [] })).toThrow(/whole lines/)
    expect(() => formatNote({ text: 'a\t\n', signatures: [] })).toThrow(/whole lines/)
    expect(() => signText('a\n', makeSigner('w', 'witness', new Uint8Array(32)))).toThrow(/key of a log/)
  })
})
