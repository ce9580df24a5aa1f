import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { leafHash } from '../merkle/hash.ts'
import { inclusionProof } from '../merkle/inclusion.ts'
import { MerkleTree } from '../merkle/tree.ts'
import { checkpointText, trustKey } from '../note/checkpoint.ts'
import { makeSigner } from '../note/key.ts'
import { formatNote, signText } from '../note/note.ts'
import { property } from '../testing.ts'
import { formatProof, parseProof, verifyProof } from './proof.ts'

const log = makeSigner('example.com/log', 'log', new Uint8Array(32).fill(1))
const trust = { log: [trustKey(log)], witnesses: [], witnessesMin: 0 }
const leaf = (at: number) => Uint8Array.of(at)
const tree = new MerkleTree()
for (let at = 0; at < 11; at++) tree.append(leafHash(leaf(at)))
const text = checkpointText({ origin: log.name, size: 11, root: tree.root(), extensions: [] })
const checkpoint = formatNote({ text, signatures: [signText(text, log)] })
const proof = { index: 6, path: inclusionProof(6, 11, tree.node), extra: undefined, checkpoint }
const written = formatProof(proof)

describe('a tlog-proof', () => {
  it('[I1] is its first line, index, hashes and the checkpoint', () => {
    expect(written.split('\n').slice(0, 2)).toEqual(['c2sp.org/tlog-proof@v1', 'index 6'])
    expect(written.endsWith(`\n\n${checkpoint}`)).toBe(true)
    expect(parseProof(written)).toEqual({ ok: true, value: proof })
    const more = { ...proof, extra: Uint8Array.of(1, 2) }
    expect(formatProof(more).split('\n')[1]).toBe('extra AQI=')
    expect(parseProof(formatProof(more))).toEqual({ ok: true, value: more })
  })

  it('[I2] holds for its leaf and no other', () => {
    expect(verifyProof(written, leaf(6), trust)).toMatchObject({
      ok: true,
      value: { index: 6, checkpoint: { size: 11 } },
    })
    expect(verifyProof(written, leaf(7), trust)).toEqual({ ok: false, at: 2, reason: 'not-included' })
    expect(verifyProof(formatProof({ ...proof, extra: Uint8Array.of(1) }), leaf(7), trust)).toMatchObject({
      at: 3,
    })
    const stranger = { ...trust, log: [trustKey(makeSigner(log.name, 'log', new Uint8Array(32)))] }
    expect(verifyProof(written, leaf(6), stranger)).toEqual({ ok: false, at: 8, reason: 'not-signed' })
  })

  it('[I2] does not hold with any letter changed', () => {
    property(
      fc.tuple(fc.nat(written.length - 1), fc.string({ unit: 'binary', maxLength: 1 })),
      ([at, sign]) => {
        const changed = written.slice(0, at) + sign + written.slice(at + 1)
        expect(verifyProof(changed, leaf(6), trust).ok).toBe(changed === written)
      },
    )
  })

  it('[I1] [B4] is refused where it is wrong', () => {
    const at = (wrong: string) => {
      const read = parseProof(wrong)
      return read.ok ? 'read' : [read.at, read.reason]
    }
    expect(at('')).toEqual([1, 'bad-text'])
    expect(at(written.replace('@v1', '@v2'))).toEqual([1, 'bad-line'])
    expect(at(written.replace('index 6', 'index 06'))).toEqual([2, 'bad-line'])
    expect(at(written.replace('index 6', 'extra AQJ=\nindex 6'))).toEqual([2, 'bad-line'])
    expect(at(written.replace('index 6', 'index 6\nx'))).toEqual([3, 'bad-line'])
    expect(at(written.replace('index 6\n', `index 6\n${`${'A'.repeat(43)}=\n`.repeat(63)}`))).toEqual([
      66,
      'bad-line',
    ])
    expect(at('\n'.repeat(1_000_001))).toEqual([1, 'too-long'])
  })
})
