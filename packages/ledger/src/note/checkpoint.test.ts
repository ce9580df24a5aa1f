import { describe, expect, it } from 'vitest'
import {
  type Checkpoint,
  checkpointText,
  openCheckpoint,
  parseCheckpointText,
  trustKey,
} from './checkpoint.ts'
import { cosignText } from './cosignature.ts'
import { makeSigner, type SignerKey } from './key.ts'
import { formatNote, signText } from './note.ts'

const seed = (at: number) => new Uint8Array(32).fill(at)
const log = makeSigner('example.com/log', 'log', seed(1))
const next = makeSigner('example.com/log', 'log', seed(2))
const other = makeSigner('example.com/other', 'log', seed(1))
const [one, two] = [
  makeSigner('w.example/1', 'witness', seed(3)),
  makeSigner('w.example/2', 'witness', seed(4)),
]
const oneAgain = makeSigner('w.example/1', 'witness', seed(5))
const head: Checkpoint = { origin: 'example.com/log', size: 5, root: new Uint8Array(32), extensions: [] }
const sign = (checkpoint: Checkpoint, signers: readonly SignerKey[]) => {
  const text = checkpointText(checkpoint)
  const signatures = signers.map((key) =>
    key.kind === 'log' ? signText(text, key) : cosignText(text, 5, key),
  )
  return formatNote({ text, signatures })
}
const trust = { log: [trustKey(log)], witnesses: [one, two, oneAgain], witnessesMin: 0 }

describe('a checkpoint', () => {
  it('[H1] is origin, size, root and whole lines', () => {
    expect(checkpointText(head)).toBe(`example.com/log\n5\n${'A'.repeat(43)}=\n`)
    const more = { ...head, extensions: ['one', 'two three'] }
    expect(parseCheckpointText(checkpointText(more))).toEqual({ ok: true, value: more })
    for (const wrong of [
      { ...head, origin: '' },
      { ...head, origin: 'a\nb' },
      { ...head, size: -1 },
      { ...head, size: 2 ** 53 },
      { ...head, root: new Uint8Array(31) },
      { ...head, extensions: [''] },
      { ...head, extensions: ['a\nb'] },
    ])
      expect(() => checkpointText(wrong)).toThrow(/origin of one line/)
  })

  it('[H1] is refused where it is wrong', () => {
    const text = checkpointText(head)
    const at = (wrong: string) => {
      const read = parseCheckpointText(wrong)
      return read.ok ? 'read' : [read.at, read.reason]
    }
    expect(at('')).toEqual([1, 'bad-text'])
    expect(at(text.slice(0, -1))).toEqual([1, 'bad-text'])
    expect(at(`\n${text}`)).toEqual([1, 'bad-line'])
    expect(at(text.replace('\n5\n', '\n05\n'))).toEqual([2, 'bad-line'])
    expect(at(text.replace('A=', 'B='))).toEqual([3, 'bad-line'])
    expect(at(`${text}more\n\nmore\n`)).toEqual([5, 'bad-line'])
    expect(at('example.com/log\n')).toEqual([2, 'bad-line'])
  })

  it('[H2] is trusted under a key of its own origin, at sizes that the key may sign', () => {
    expect(openCheckpoint(sign(head, [log]), trust)).toMatchObject({
      ok: true,
      value: { signedBy: [{ name: log.name }] },
    })
    const notSigned = { ok: false, at: 1, reason: 'not-signed' }
    expect(openCheckpoint(sign(head, [other]), { ...trust, log: [trustKey(other)] })).toEqual(notSigned)
    expect(openCheckpoint(sign(head, [next]), trust)).toEqual(notSigned)
    expect(openCheckpoint(sign(head, [one]), trust)).toEqual(notSigned)
    for (const [from, to, holds] of [
      [0, 5, true],
      [5, 9, true],
      [0, 4, false],
      [6, 9, false],
    ] as const)
      expect(openCheckpoint(sign(head, [log]), { ...trust, log: [{ key: log, from, to }] }).ok).toBe(holds)
    // The key of a witness in the place of a log's is nobody's.
    expect(openCheckpoint(sign(head, [log]), { ...trust, log: [trustKey(one)] })).toEqual(notSigned)
  })

  it('[H2] needs as many different witnesses as it is asked for', () => {
    const ok = (signers: readonly SignerKey[], witnessesMin: number) =>
      openCheckpoint(sign(head, signers), { ...trust, witnessesMin }).ok
    expect(ok([log, one, two], 2)).toBe(true)
    expect(ok([log, one], 2)).toBe(false)
    expect(ok([log, one, one], 2)).toBe(false)
    expect(ok([log, one, oneAgain], 2)).toBe(false)
    expect(openCheckpoint(sign(head, [log, two, one]), trust)).toMatchObject({
      value: {
        witnessedBy: [
          { key: { name: 'w.example/2' }, time: 5 },
          { key: { name: 'w.example/1' }, time: 5 },
        ],
      },
    })
  })
})
