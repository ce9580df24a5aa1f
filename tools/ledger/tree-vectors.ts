import { consistencyProof, inclusionProof, leafHash, MerkleTree } from '@secondlook/ledger'
import { base64, jsonLines, seed } from './seeds.ts'

const leaf = (index: number): Uint8Array => new Uint8Array(Buffer.from(`leaf ${index}`, 'utf8'))
const tree = new MerkleTree()
for (let index = 0; index < 300; index++) tree.append(leafHash(leaf(index)))
const other = seed('a hash of nothing')

type Inclusion = { leaf: string; index: number; size: number; path: string[]; root: string }
type Consistency = { first: number; second: number; firstRoot: string; secondRoot: string; path: string[] }
/** A way of spoiling a proof; each makes something that must not hold. */
type Spoil<Proof> = readonly [string, (proof: Proof) => Proof]

const turn = (text: string): string =>
  base64(Buffer.from(text, 'base64').map((byte, at) => (at === 7 ? byte ^ 1 : byte)))
const strange = base64(other)

const paths: readonly Spoil<{ path: string[] }>[] = [
  [
    'a hash turned at the beginning',
    ({ path }) => ({ path: path.map((hash, at) => (at === 0 ? turn(hash) : hash)) }),
  ],
  [
    'a hash turned at the end',
    ({ path }) => ({ path: path.map((hash, at) => (at === path.length - 1 ? turn(hash) : hash)) }),
  ],
  ['the first hash missing', ({ path }) => ({ path: path.slice(1) })],
  ['the last hash missing', ({ path }) => ({ path: path.slice(0, -1) })],
  ['a hash more at the beginning', ({ path }) => ({ path: [strange, ...path] })],
  ['a hash more at the end', ({ path }) => ({ path: [...path, strange] })],
  ['the last hash twice', ({ path }) => ({ path: [...path, ...path.slice(-1)] })],
  [
    'a hash of 31 bytes',
    ({ path }) => ({ path: path.map((hash, at) => (at === 0 ? base64(other.slice(1)) : hash)) }),
  ],
  ['sixty-four hashes', () => ({ path: Array.from({ length: 64 }, () => strange) })],
]

const spoiltInclusions: readonly Spoil<Inclusion>[] = [
  ...paths.map(([name, spoil]): Spoil<Inclusion> => [name, (proof) => ({ ...proof, ...spoil(proof) })]),
  ['another leaf', (proof) => ({ ...proof, leaf: strange })],
  ['the root in place of the leaf', (proof) => ({ ...proof, leaf: proof.root })],
  ['another root', (proof) => ({ ...proof, root: strange })],
  ['the root of nothing', (proof) => ({ ...proof, root: base64(new MerkleTree().root()) })],
  ['the next index', (proof) => ({ ...proof, index: proof.index + 1 })],
  ['the index before', (proof) => ({ ...proof, index: proof.index - 1 })],
  ['the size for the index', (proof) => ({ ...proof, index: proof.size })],
  ['no size', (proof) => ({ ...proof, size: 0 })],
  ['half an index', (proof) => ({ ...proof, index: proof.index + 0.5 })],
  ['an index 2^32 higher', (proof) => ({ ...proof, index: proof.index + 2 ** 32 })],
  [
    'index and size 2^32 higher',
    (proof) => ({ ...proof, index: proof.index + 2 ** 32, size: proof.size + 2 ** 32 }),
  ],
  ['a size that cannot be counted', (proof) => ({ ...proof, size: 2 ** 53 })],
  ['twice the size', (proof) => ({ ...proof, size: proof.size * 2 })],
]

const spoiltConsistencies: readonly Spoil<Consistency>[] = [
  ...paths.map(([name, spoil]): Spoil<Consistency> => [name, (proof) => ({ ...proof, ...spoil(proof) })]),
  ['another first root', (proof) => ({ ...proof, firstRoot: strange })],
  ['another second root', (proof) => ({ ...proof, secondRoot: strange })],
  [
    'roots the other way round',
    (proof) => ({ ...proof, firstRoot: proof.secondRoot, secondRoot: proof.firstRoot }),
  ],
  ['sizes the other way round', (proof) => ({ ...proof, first: proof.second, second: proof.first })],
  ['the first size one more', (proof) => ({ ...proof, first: proof.first + 1 })],
  ['the first size one less', (proof) => ({ ...proof, first: proof.first - 1 })],
  ['nothing for the first size', (proof) => ({ ...proof, first: 0 })],
  ['a second size of 2^53', (proof) => ({ ...proof, second: 2 ** 53 })],
  ['twice the second size', (proof) => ({ ...proof, second: proof.second * 2 })],
  ['a first size below nothing', (proof) => ({ ...proof, first: -1 })],
  ['an empty path', (proof) => ({ ...proof, path: [] })],
]

/** Every way of spoiling, and the proof itself. What a spoil leaves as it was is no case. */
function rows<Proof>(name: string, proof: Proof, spoils: readonly Spoil<Proof>[]) {
  const bad = spoils.map(([how, spoil]) => ({ name: `${name}: ${how}`, ...spoil(proof), holds: false }))
  const same = JSON.stringify({ ...proof, holds: false })
  return [
    { name, ...proof, holds: true },
    ...bad.filter(({ name: _, ...rest }) => JSON.stringify(rest) !== same),
  ]
}

const inclusionsOf: readonly (readonly [number, number])[] = [
  [0, 1],
  [0, 2],
  [1, 2],
  [2, 3],
  [0, 7],
  [4, 7],
  [6, 7],
  [5, 8],
  [127, 129],
  [128, 129],
  [255, 256],
  [256, 257],
  [17, 300],
]
const consistenciesOf: readonly (readonly [number, number])[] = [
  [1, 2],
  [2, 3],
  [3, 4],
  [4, 7],
  [6, 7],
  [6, 8],
  [7, 8],
  [8, 9],
  [64, 65],
  [100, 129],
  [128, 300],
  [255, 256],
  [299, 300],
]

const inclusions = inclusionsOf.flatMap(([index, size]) => {
  const path = inclusionProof(index, size, tree.node).map(base64)
  const proof = { leaf: base64(leafHash(leaf(index))), index, size, path, root: base64(tree.root(size)) }
  return rows(`leaf ${index} of ${size}`, proof, spoiltInclusions)
})
const consistencies = consistenciesOf.flatMap(([first, second]) => {
  const path = consistencyProof(first, second, tree.node).map(base64)
  const [firstRoot, secondRoot] = [base64(tree.root(first)), base64(tree.root(second))]
  return rows(`${first} in ${second}`, { first, second, firstRoot, secondRoot, path }, spoiltConsistencies)
})
const [none, some] = [base64(new MerkleTree().root()), base64(tree.root(5))]
const edges = [
  {
    name: 'nothing in nothing',
    first: 0,
    second: 0,
    firstRoot: none,
    secondRoot: none,
    path: [],
    holds: true,
  },
  { name: 'nothing in 5', first: 0, second: 5, firstRoot: none, secondRoot: some, path: [], holds: true },
  {
    name: 'nothing in 5, with a hash',
    first: 0,
    second: 5,
    firstRoot: none,
    secondRoot: some,
    path: [strange],
    holds: false,
  },
  {
    name: 'nothing in 5, with a root',
    first: 0,
    second: 5,
    firstRoot: some,
    secondRoot: some,
    path: [],
    holds: false,
  },
  { name: '5 in 5', first: 5, second: 5, firstRoot: some, secondRoot: some, path: [], holds: true },
  {
    name: '5 in 5, with a hash',
    first: 5,
    second: 5,
    firstRoot: some,
    secondRoot: some,
    path: [strange],
    holds: false,
  },
  {
    name: '5 in 5, two roots',
    first: 5,
    second: 5,
    firstRoot: some,
    secondRoot: strange,
    path: [],
    holds: false,
  },
]

export const treeVectors: Readonly<Record<string, string>> = {
  'vectors/ledger/roots.jsonl': jsonLines(
    Array.from({ length: 131 }, (_, size) => ({ size, root: base64(tree.root(size)) })),
  ),
  'vectors/ledger/inclusion.jsonl': jsonLines(inclusions),
  'vectors/ledger/consistency.jsonl': jsonLines([...consistencies, ...edges]),
}
