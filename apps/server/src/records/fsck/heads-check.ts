import {
  type CompactRange,
  heldSignatures,
  type LogKey,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  rangeRoot,
  type VerifierKey,
} from '@secondlook/ledger'
import type { Tx } from '../../store/database.ts'
import { timeLine } from '../sequence.ts'
import { findLogKeys } from '../store.ts'
import type { CheckpointTable, CosignatureTable } from '../tables.ts'
import { same32 } from './event-check.ts'
import { readCheckpoints, readCosignatures } from './store.ts'
import { must } from './wrong.ts'

const pageSize = 500

/** The keys of a log as the table says them; whether events and signatures say the same is looked at on the way. */
export async function readKeyChain(
  tx: Tx,
  ofFolder: readonly string[] | undefined,
): Promise<readonly LogKey[]> {
  const rows = await findLogKeys(tx)
  const keys: { readonly key: VerifierKey; readonly from: number }[] = []
  for (const [at, { number, verifier, from_size }] of rows.entries()) {
    const place = `log_key ${number}`
    const key = parseVerifierKey(verifier)
    must(number === at + 1, place, () => `the keys of the log are not numbered 1, 2, 3 …`)
    must(key.ok && key.value.kind === 'log', place, () => 'its verifier is no key of a log')
    must((at === 0) === (from_size === 0), place, () => `it signs from size ${from_size} on, which cannot be`)
    must(from_size >= (keys.at(-1)?.from ?? 0), place, () => 'it comes before the key before it')
    keys.push({ key: key.value, from: from_size })
  }
  const last = rows.at(-1)
  must(
    !last || !ofFolder || ofFolder.includes(last.verifier),
    `log_key ${last?.number}`,
    () => 'KEYS_DIR does not have the key that signs this log',
  )
  return keys.map(({ key, from }, at) => ({ key, from, to: keys[at + 1]?.from ?? Number.MAX_SAFE_INTEGER }))
}

/** Looks at each head when the tree has come to its size. */
export class HeadsChecker {
  readonly #tx: Tx
  readonly #keys: readonly LogKey[]
  #page: readonly CheckpointTable[] = []
  #cosignatures: readonly CosignatureTable[] = []
  #from = 0
  #isLastPage = false
  #before: CheckpointTable | undefined
  count = 0
  cosigned = 0

  constructor(tx: Tx, keys: readonly LogKey[]) {
    this.#tx = tx
    this.#keys = keys
  }

  /** The size of the next head that has not been looked at. */
  async next(): Promise<number | undefined> {
    if (this.#page.length === 0 && !this.#isLastPage) {
      this.#page = await readCheckpoints(this.#tx, this.#from, pageSize)
      this.#isLastPage = this.#page.length < pageSize
      this.#from = (this.#page.at(-1)?.size ?? 0) + 1
      this.#cosignatures = await readCosignatures(
        this.#tx,
        this.#page.map(({ size }) => size),
      )
    }
    return this.#page[0]?.size
  }

  /** Compares the next head with the tree, which has its size. */
  check(range: CompactRange): void {
    const [head, ...rest] = this.#page
    if (!head) return
    this.#page = rest
    const place = `checkpoint ${head.size}`
    const root = rangeRoot(range)
    must(same32(head.root, root), place, () => 'its root is not that of the events')
    const opened = openCheckpoint(head.note, { log: this.#keys, witnesses: [], witnessesMin: 0 })
    must(
      opened.ok,
      place,
      () => `its note is not signed by the key of this log (${opened.ok ? '' : opened.reason})`,
    )
    const { checkpoint, signedBy } = opened.value
    must(checkpoint.size === head.size, place, () => `its note is of size ${checkpoint.size}`)
    must(same32(checkpoint.root, root), place, () => 'the root in its note is not that of the events')
    const [time, ...more] = checkpoint.extensions
    must(
      time === `${timeLine}${head.at}` && more.length === 0,
      place,
      () => `its column at says ${head.at}, and its note ${time ?? 'nothing'}`,
    )
    must(!this.#before || this.#before.at <= head.at, place, () => 'it is earlier than the one before it')
    this.#checkSigners(place, head, signedBy)
    for (const one of this.#cosignatures) if (one.size === head.size) this.#checkCosignature(one, head.note)
    this.#before = head
    this.count++
  }

  /** One key a head, save where one hands over to the next: both sign. */
  #checkSigners(place: string, { size, note }: CheckpointTable, signedBy: readonly VerifierKey[]): void {
    const should = this.#keys.filter(({ from, to }) => from <= size && size <= to)
    must(signedBy.length === should.length, place, () => 'not every key that must have signed it has')
    const parsed = parseNote(note)
    must(
      parsed.ok && parsed.value.signatures.length === should.length,
      place,
      () => 'its note has a signature that nobody knows',
    )
  }

  #checkCosignature({ size, verifier, line }: CosignatureTable, note: string): void {
    const place = `cosignature ${size} by ${verifier.split('+')[0]}`
    const key = parseVerifierKey(verifier)
    must(key.ok && key.value.kind === 'witness', place, () => 'its verifier is no key of a witness')
    const parsed = parseNote(`${note}${line}`)
    must(parsed.ok, place, () => 'its line is no signature')
    const held = heldSignatures({ text: parsed.value.text, signatures: parsed.value.signatures.slice(-1) }, [
      key.value,
    ])
    must(
      held.ok && held.value.length === 1 && parsed.value.signatures.length === this.#signaturesOf(note) + 1,
      place,
      () => 'it does not hold',
    )
    this.cosigned++
  }

  #signaturesOf(note: string): number {
    const parsed = parseNote(note)
    return parsed.ok ? parsed.value.signatures.length : 0
  }
}
