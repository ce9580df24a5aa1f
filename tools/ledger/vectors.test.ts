import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  formatVerifierKey,
  openOfficialList,
  parseVerifierKey,
  type Trust,
  type VerifierKey,
  verifyReceipt,
} from '@secondlook/ledger'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { verifyOfficial } from '../receipts/verify-official.mjs'
import { verifyReceipt as strangerVerifies } from '../receipts/verify-receipt.mjs'
import { files, root, text } from '../tidy/files.ts'
import { firstWitness, oldKey, secondWitness } from './seeds.ts'
import { ledgerVectors } from './vectors.ts'

type ReceiptCase = {
  readonly file: string
  readonly trust: {
    readonly log: readonly { readonly key: string; readonly from: number; readonly to: number }[]
    readonly witnesses: readonly string[]
    readonly witnessesMin: number
  }
  readonly holds: boolean
  readonly at?: number
  readonly reason?: string
}

const key = (words: string): VerifierKey => {
  const read = parseVerifierKey(words)
  if (!read.ok) throw new TypeError(`no key: ${words}`)
  return read.value
}
const trustOf = ({ log, witnesses, witnessesMin }: ReceiptCase['trust']): Trust => ({
  log: log.map((one) => ({ ...one, key: key(one.key) })),
  witnesses: witnesses.map(key),
  witnessesMin,
})

describe('the vectors of the ledger', () => {
  it('are fresh, and there is no other file among them', () => {
    const committed = files.filter((name) => name.startsWith('vectors/ledger/') && !name.endsWith('.md'))
    expect(committed.sort()).toEqual(Object.keys(ledgerVectors).sort())
    expect(committed.filter((name) => text(name) !== ledgerVectors[name])).toEqual([])
  })
})

describe('each receipt', () => {
  const cases = text('vectors/ledger/receipts.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ReceiptCase)

  it.each(cases)('[R6] [R7] $file gets the answer it must get, from us and from a stranger', (one) => {
    const { file, trust, holds, at, reason } = one
    const receipt = readFileSync(join(root, 'vectors/ledger', file), 'utf8')
    const wanted = holds ? { holds } : { holds, at, reason }
    expect(verifyReceipt(receipt, trustOf(trust))).toMatchObject(wanted)
    expect(strangerVerifies(receipt, trust)).toMatchObject(wanted)
  })
})

describe('each list of official accounts', () => {
  type ListCase = { readonly name: string; readonly note: string; readonly keys: readonly string[] }
  const cases = text('vectors/ledger/official.jsonl')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ListCase & { taken: boolean; at?: number; reason?: string })

  it.each(cases)('[O1] [O2] [O4] with $name gets the answer it must get, from us and a stranger', (one) => {
    const { note, keys, taken, at, reason } = one
    const ours = openOfficialList(note, keys.map(key))
    expect(ours).toMatchObject(taken ? { ok: true } : { ok: false, at, reason })
    const theirs = verifyOfficial(note, keys)
    expect(theirs).toMatchObject(taken ? { taken } : { taken, at, reason })
    if (ours.ok) expect(theirs).toMatchObject({ issued: ours.value.issued, accounts: ours.value.accounts })
  })
})

describe('the stranger’s verifier', () => {
  const file = 'vectors/ledger/receipts/a-post-until-it-was-approved.receipt'
  const trust = {
    log: [{ key: formatVerifierKey(oldKey), from: 0, to: Number.MAX_SAFE_INTEGER }],
    witnesses: [firstWitness, secondWitness].map(formatVerifierKey),
    witnessesMin: 1,
  }
  const lines = text(file).split('\n')
  const place = fc.nat(lines.length - 1)
  const sign = fc.string({ unit: fc.constantFrom(...'aA0 \n\r=+/—"{}é', '\u2028', '\ud800'), maxLength: 3 })

  /** What may happen to a text on its way: letters and lines changed, left out, doubled, moved. */
  const damage = fc.oneof(
    fc
      .tuple(place, fc.nat(400), fc.nat(2), sign)
      .map(([at, from, gone, put]) =>
        lines.map((line, n) => (n === at ? line.slice(0, from) + put + line.slice(from + gone) : line)),
      ),
    place.map((at) => lines.filter((_, n) => n !== at)),
    place.map((at) => lines.flatMap((line, n) => (n === at ? [line, line] : [line]))),
    fc
      .tuple(place, place)
      .map(([one, other]) => lines.map((line, n) => (n === one ? (lines[other] ?? '') : line))),
    fc
      .tuple(place, place)
      .map(([one, other]) => lines.filter((_, n) => n < Math.min(one, other) || n > Math.max(one, other))),
  )

  it('[R6] [R7] says the same as we do of receipts that were damaged at random, to the line', () => {
    const seen = new Set<string>()
    fc.assert(
      fc.property(
        fc.oneof(
          damage,
          fc.tuple(damage, place).map(([some, at]) => some.filter((_, n) => n !== at)),
        ),
        (some) => {
          const damaged = some.join('\n')
          const ours = verifyReceipt(damaged, trustOf(trust))
          const theirs = strangerVerifies(damaged, trust)
          const plain = ours.holds ? { holds: true } : { holds: false, at: ours.at, reason: ours.reason }
          expect(theirs).toMatchObject(plain)
          seen.add(ours.holds ? 'holds' : ours.reason)
        },
      ),
      { seed: 20_261_125, numRuns: 600 },
    )
    expect(seen.size).toBeGreaterThanOrEqual(9)
  })

  it('is a program that says what the guide says', () => {
    const blocks = [
      ...text('docs/guides/verify-a-receipt.md').matchAll(/^node (\S+) (vectors\S+) (.+)\n(.+)$/gm),
    ]
    expect(blocks).toHaveLength(2)
    for (const [, program = '', receipt = '', words = '', said = ''] of blocks) {
      const { stdout, stderr } = spawnSync(process.execPath, [program, receipt, ...words.split(' ')], {
        cwd: root,
        encoding: 'utf8',
      })
      expect(stderr).toBe('')
      expect(stdout.split('\n')[0]).toBe(said)
    }
  })

  it('is a program that ends with 0 or 1', () => {
    const run = (name: string) =>
      spawnSync(
        process.execPath,
        [
          join(root, 'tools/receipts/verify-receipt.mjs'),
          join(root, name),
          '--log',
          formatVerifierKey(oldKey),
        ],
        { encoding: 'utf8' },
      )
    expect(run(file)).toMatchObject({ status: 0, stderr: '' })
    expect(run(file).stdout).toMatch(
      /^holds: 3 events of post_pool, in example\.gov\.au\/second-look at 9\n3 {2}2026/,
    )
    expect(run('vectors/ledger/receipts/another-index.receipt')).toMatchObject({
      ...{ status: 1, stdout: 'does not hold: line 16, not-included\n' },
    })
  })
})
