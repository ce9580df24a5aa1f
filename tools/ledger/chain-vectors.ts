import { formatVerifierKey, type SignerKey } from '@secondlook/ledger'
import { jsonLines, newKey, oldKey, strangeKey, thirdKey } from './seeds.ts'
import { receiptOf } from './story.ts'

const all = Number.MAX_SAFE_INTEGER
const rotation = (index: number, size: number, ...signers: readonly SignerKey[]): string =>
  receiptOf([index], ['key'], size, signers)
const [first, second] = [rotation(9, 10, oldKey, newKey), rotation(11, 12, newKey, thirdKey)]

type Case = {
  readonly name: string
  readonly key: SignerKey
  readonly rotations: readonly string[]
  /** The keys and the sizes they may sign, else which receipt is refused and why. */
  readonly keys?: readonly (readonly [SignerKey, number, number])[]
  readonly rotation?: number
  readonly reason?: string
}

const cases: readonly Case[] = [
  { name: 'no change', key: oldKey, rotations: [], keys: [[oldKey, 0, all]] },
  {
    name: 'one change',
    key: oldKey,
    rotations: [first],
    keys: [
      [oldKey, 0, 10],
      [newKey, 10, all],
    ],
  },
  {
    name: 'two changes',
    key: oldKey,
    rotations: [first, second],
    keys: [
      [oldKey, 0, 10],
      [newKey, 10, 12],
      [thirdKey, 12, all],
    ],
  },
  {
    name: 'from the second key on',
    key: newKey,
    rotations: [second],
    keys: [
      [newKey, 0, 12],
      [thirdKey, 12, all],
    ],
  },
  { name: 'the second change first', key: oldKey, rotations: [second], rotation: 0, reason: 'not-signed' },
  {
    name: 'the same change twice',
    key: oldKey,
    rotations: [first, first],
    rotation: 1,
    reason: 'not-a-handover',
  },
  {
    name: 'a receipt of something else',
    key: oldKey,
    rotations: [receiptOf([3], ['text'], 4, [oldKey, newKey])],
    rotation: 0,
    reason: 'not-a-rotation',
  },
  {
    name: 'a change that does not show its key',
    key: oldKey,
    rotations: [receiptOf([9], [], 10, [oldKey, newKey])],
    rotation: 0,
    reason: 'not-a-rotation',
  },
  {
    name: 'a checkpoint one event later',
    key: oldKey,
    rotations: [rotation(9, 11, oldKey, newKey)],
    rotation: 0,
    reason: 'not-a-handover',
  },
  {
    name: 'not signed by the new key',
    key: oldKey,
    rotations: [rotation(9, 10, oldKey)],
    rotation: 0,
    reason: 'not-a-handover',
  },
  {
    name: 'signed by another than the new key',
    key: oldKey,
    rotations: [rotation(9, 10, oldKey, strangeKey)],
    rotation: 0,
    reason: 'not-a-handover',
  },
  {
    name: 'not signed by the old key',
    key: oldKey,
    rotations: [rotation(9, 10, newKey)],
    rotation: 0,
    reason: 'not-signed',
  },
  {
    name: 'a letter changed',
    key: oldKey,
    rotations: [first.replace('"example', '"exbmple')],
    rotation: 0,
    reason: 'not-committed',
  },
]

export const chainVectors: Readonly<Record<string, string>> = {
  'vectors/ledger/chains.jsonl': jsonLines(
    cases.map(({ name, key, rotations, keys, rotation: at, reason }) => ({
      ...{ name, first: formatVerifierKey(key), rotations },
      ...(keys
        ? { holds: true, keys: keys.map(([one, from, to]) => ({ key: formatVerifierKey(one), from, to })) }
        : { holds: false, rotation: at, reason }),
    })),
  ),
}
