import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { cosignText } from './cosignature.ts'
import { makeSigner } from './key.ts'
import { formatNote, heldSignatures, parseNote } from './note.ts'

const witness = makeSigner('witness.example/one', 'witness', new Uint8Array(32).fill(8))
const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'

describe('a cosignature', () => {
  it('[H3] is a time and a signature over the time and the text, as tlog-cosignature has it', () => {
    const { bytes } = cosignText(text, 1_679_315_147, witness)
    expect(Buffer.from(bytes).readBigUInt64BE(0)).toBe(1_679_315_147n)
    expect(bytes).toHaveLength(72)
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(witness.publicKey).toString('base64url') }
    const message = Buffer.from(`cosignature/v1\ntime 1679315147\n${text}`)
    expect(verify(null, message, createPublicKey({ key: jwk, format: 'jwk' }), bytes.slice(8))).toBe(true)
  })

  it('[H3] stands in a note where the example of tlog-cosignature has it', () => {
    const note = parseNote(
      `${text}\n— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n`,
    )
    if (!note.ok) throw new TypeError(note.reason)
    const [signature] = note.value.signatures
    expect(signature).toMatchObject({ name: 'witness.example.com/w1', id: 0x8d66cf3f })
    expect(signature?.bytes).toHaveLength(8 + 64)
    expect(Buffer.from(signature?.bytes ?? []).readBigUInt64BE(0)).toBe(1_679_315_147n)
  })

  it('[H3] says its time back, and holds at no other', () => {
    for (const time of [0, 1, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
      const signature = cosignText(text, time, witness)
      expect(heldSignatures({ text, signatures: [signature] }, [witness])).toMatchObject({
        value: [{ time }],
      })
      const other = { ...signature, bytes: signature.bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte)) }
      expect(heldSignatures({ text, signatures: [other] }, [witness])).toMatchObject({
        reason: 'bad-signature',
      })
    }
  })

  it('[H3] of a time that cannot be counted is refused', () => {
    const signature = cosignText(text, 1, witness)
    for (const first of [0x00, 0x20, 0x80, 0xff]) {
      const bytes = signature.bytes.map((byte, at) =>
        at === 0 ? first : at === 1 && first === 0 ? 0x20 : byte,
      )
      expect(heldSignatures({ text, signatures: [{ ...signature, bytes }] }, [witness]).ok).toBe(false)
    }
    for (const time of [-1, 1.5, 2 ** 53, Number.NaN])
      expect(() => cosignText(text, time, witness)).toThrow(/seconds/)
    const note = formatNote({ text, signatures: [{ ...signature, bytes: new Uint8Array(3) }] })
    const read = parseNote(note)
    expect(read.ok && heldSignatures(read.value, [witness]).ok).toBe(false)
  })

  it('is not given with the key of a log', () => {
    expect(() => cosignText(text, 1, makeSigner('a', 'log', new Uint8Array(32)))).toThrow(/key of a witness/)
  })
})
