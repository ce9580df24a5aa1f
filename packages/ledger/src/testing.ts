import fc from 'fast-check'
import { leafBytes } from './event/leaf.ts'
import { makePart, type Part } from './event/part.ts'
import { type SealedEvent, sealEvent } from './event/seal.ts'
import { leafHash } from './merkle/hash.ts'
import { inclusionProof } from './merkle/inclusion.ts'
import { MerkleTree } from './merkle/tree.ts'
import { checkpointText } from './note/checkpoint.ts'
import { cosignText } from './note/cosignature.ts'
import { makeSigner, type SignerKey } from './note/key.ts'
import { formatNote, signText } from './note/note.ts'
import { formatReceipt } from './receipt/receipt.ts'

/** The same cases on every day; another seed finds others. */
export const fixedSeed = 20_261_125

/** Holds a promise over random cases. When it breaks, fast-check prints the seed and the smallest case. */
export function property<T>(cases: fc.Arbitrary<T>, holds: (one: T) => void, numRuns = 200): void {
  fc.assert(
    fc.property(cases, (one) => {
      holds(one)
    }),
    { seed: fixedSeed, numRuns },
  )
}

/** The rows of a file of vectors. */
export const rowsOf = <Row>(text: string): Row[] =>
  text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row)

export const origin = 'example.gov.au/second-look'
export const testKey = (at: number): SignerKey => makeSigner(origin, 'log', new Uint8Array(32).fill(at))
export const testWitness = (at: number): SignerKey =>
  makeSigner(`witness.example/${at}`, 'witness', new Uint8Array(32).fill(100 + at))

/** An invented log, in which every event is about `subject` unless it says otherwise. */
export class TestLog {
  readonly tree = new MerkleTree()
  readonly told: (SealedEvent & { readonly shown: readonly Part[] })[] = []

  tell(type = 'post.edited', more: readonly Part[] = [], subject = 'post_1'): number {
    const index = this.told.length
    const salt = (at: number) => new Uint8Array(32).fill(index * 7 + at)
    const parts = [
      makePart('who', salt(1), `person_${index}`),
      makePart('text', salt(2), { words: `☀ ${index}` }),
      ...more,
    ]
    const header = { id: `evt_${index}`, type, at: '2026-11-25T08:00:00.000Z', subject }
    const sealed = sealEvent(header, parts, [
      { table: 'post', key: subject, salt: salt(3), state: { index } },
    ])
    this.tree.append(leafHash(leafBytes(sealed.event)))
    this.told.push({ ...sealed, shown: parts })
    return index
  }

  checkpoint(size: number, signers: readonly SignerKey[]): string {
    const text = checkpointText({ origin, size, root: this.tree.root(size), extensions: [] })
    const signatures = signers.map((key) =>
      key.kind === 'log' ? signText(text, key) : cosignText(text, 5, key),
    )
    return formatNote({ text, signatures })
  }

  receipt(
    indexes: readonly number[],
    names: readonly string[],
    size: number,
    signers: readonly SignerKey[],
  ): string {
    const events = indexes.flatMap((index) => {
      const told = this.told[index]
      if (!told) return []
      const shown = told.shown.filter(({ name }) => names.includes(name))
      return [{ leaf: told.leaf, shown, place: { index, path: inclusionProof(index, size, this.tree.node) } }]
    })
    const subject = this.told[indexes[0] ?? 0]?.event.subject ?? ''
    return formatReceipt({ subject, events, checkpoint: this.checkpoint(size, signers) })
  }
}
