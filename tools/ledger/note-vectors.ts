import {
  consistencyProof,
  cosignText,
  formatNote,
  formatVerifierKey,
  type SignerKey,
  signText,
} from '@secondlook/ledger'
import {
  base64,
  firstWitness,
  jsonLines,
  newKey,
  oldKey,
  origin,
  secondWitness,
  seed,
  strangeKey,
} from './seeds.ts'
import { headAt, signHead, tree } from './story.ts'

const poem = 'Two lines of a note\n\nwith an empty one between\n'
const signed = (text: string, ...signers: readonly SignerKey[]): string =>
  formatNote({ text, signatures: signers.map((signer) => signText(text, signer)) })
const good = signed(poem, oldKey)
const [line = ''] = good.split('\n').slice(-2)
const cosigned = formatNote({
  text: poem,
  signatures: [
    signText(poem, oldKey),
    cosignText(poem, 0, firstWitness),
    cosignText(poem, 2 ** 40, secondWitness),
  ],
})

type Case = {
  readonly name: string
  readonly note: string
  readonly keys: readonly SignerKey[]
  /** The names of the keys whose signatures hold, in order; else where and why the note is refused. */
  readonly held?: readonly string[]
  readonly at?: number
  readonly reason?: string
}

const notes: readonly Case[] = [
  { name: 'signed by a known key', note: good, keys: [oldKey], held: [origin] },
  { name: 'signed by nobody known', note: good, keys: [newKey], held: [] },
  { name: 'signed twice by a known key', note: `${good}${line}\n`, keys: [oldKey], held: [origin] },
  {
    name: 'signed by two, one known',
    note: signed(poem, strangeKey, oldKey),
    keys: [oldKey],
    held: [origin],
  },
  {
    name: 'signed by a log and two witnesses',
    note: cosigned,
    keys: [oldKey, firstWitness, secondWitness],
    held: [origin, 'witness.example/one', 'witness.example/two'],
  },
  {
    name: 'the name of a known key and another id',
    note: good.replace(line, line.replace(line.split(' ')[2] ?? '', base64(seed('x')))),
    keys: [oldKey],
    held: [],
  },
  {
    name: 'a text changed',
    note: good.replace('Two', 'Few'),
    keys: [oldKey],
    at: 5,
    reason: 'bad-signature',
  },
  {
    name: 'one of two signatures wrong',
    note: signed(poem, oldKey, newKey).replace('Two', 'Few'),
    keys: [newKey],
    at: 6,
    reason: 'bad-signature',
  },
  {
    name: 'a cosignature in place of a signature',
    note: formatNote({
      text: poem,
      signatures: [{ ...cosignText(poem, 1, firstWitness), name: oldKey.name, id: oldKey.id }],
    }),
    keys: [oldKey],
    at: 5,
    reason: 'bad-signature',
  },
  { name: 'no text at all', note: `\n${line}\n`, keys: [oldKey], at: 1, reason: 'bad-text' },
  { name: 'no empty line', note: `Two lines\n${line}\n`, keys: [oldKey], at: 1, reason: 'bad-text' },
  { name: 'no signature', note: `${poem}\n`, keys: [oldKey], at: 5, reason: 'bad-line' },
  { name: 'the last line does not end', note: good.slice(0, -1), keys: [oldKey], at: 1, reason: 'bad-text' },
  {
    name: 'a control character',
    note: good.replace('Two', 'T\u0007wo'),
    keys: [oldKey],
    at: 1,
    reason: 'bad-text',
  },
  {
    name: 'a lone surrogate',
    note: good.replace('Two', 'T\ud800wo'),
    keys: [oldKey],
    at: 1,
    reason: 'bad-text',
  },
  { name: 'a hyphen for a dash', note: good.replace('— ', '- '), keys: [oldKey], at: 5, reason: 'bad-line' },
  { name: 'two spaces', note: good.replace('— ', '—  '), keys: [oldKey], at: 5, reason: 'bad-line' },
  { name: 'a name with a plus', note: good.replace('— ', '— +'), keys: [oldKey], at: 5, reason: 'bad-line' },
  {
    name: 'a name with a space of another kind',
    note: good.replace('— ', '— \u2003'),
    keys: [oldKey],
    at: 5,
    reason: 'bad-line',
  },
  {
    name: 'a signature that is not Base64',
    note: good.replace(line, line.replace(/.$/, '*')),
    keys: [oldKey],
    at: 5,
    reason: 'bad-line',
  },
  {
    name: 'a signature of four bytes',
    note: good.replace(line, `— ${origin} AAAAAA==`),
    keys: [oldKey],
    at: 5,
    reason: 'bad-line',
  },
  {
    name: 'a signature of five bytes, unknown',
    note: good.replace(line, `— ${origin} AAAAAAA=`),
    keys: [oldKey],
    held: [],
  },
  {
    name: 'a word more',
    note: good.replace(line, `${line} more`),
    keys: [oldKey],
    at: 5,
    reason: 'bad-line',
  },
  {
    name: 'a hundred and one signatures',
    note: `${good}${`${line}\n`.repeat(100)}`,
    keys: [],
    at: 105,
    reason: 'bad-line',
  },
]

const log = [formatVerifierKey(oldKey)]
const note = (size: number, key = oldKey) => signHead(headAt(size), [key])
const proof = (first: number, second: number) => consistencyProof(first, second, tree.node).map(base64)
const seen = (size: number) => ({ size, root: base64(tree.root(size)) })
const forked = { size: 7, root: base64(seed('another tree')) }

/** What a witness is asked, what it remembers, and what it must answer. */
const witnessed = [
  { name: 'the first head', oldSize: 0, path: [], note: note(7), seen: null, answer: 'cosign' },
  { name: 'a larger head', oldSize: 7, path: proof(7, 12), note: note(12), seen: seen(7), answer: 'cosign' },
  { name: 'the same head again', oldSize: 7, path: [], note: note(7), seen: seen(7), answer: 'cosign' },
  { name: 'a head of nothing', oldSize: 0, path: [], note: note(0), seen: null, answer: 'cosign' },
  { name: 'no checkpoint', oldSize: 0, path: [], note: 'hello\n', seen: null, answer: 'unreadable' },
  {
    name: 'no size',
    oldSize: 0,
    path: [],
    note: note(7).replace('\n7\n', '\n7x\n'),
    seen: null,
    answer: 'unreadable',
  },
  {
    name: 'a log it does not know',
    oldSize: 0,
    path: [],
    note: note(7).replaceAll(origin, 'another.example'),
    seen: null,
    answer: 'unknown-origin',
  },
  {
    name: 'a signature by another key',
    oldSize: 0,
    path: [],
    note: note(7, strangeKey),
    seen: null,
    answer: 'unsigned',
  },
  {
    name: 'a signature that does not hold',
    oldSize: 0,
    path: [],
    note: note(7).replace('\n7\n', '\n8\n'),
    seen: null,
    answer: 'unsigned',
  },
  {
    name: 'an old size above the head',
    oldSize: 12,
    path: [],
    note: note(7),
    seen: seen(12),
    answer: 'old-size-too-large',
  },
  {
    name: 'an old size it has not seen',
    oldSize: 5,
    path: proof(5, 12),
    note: note(12),
    seen: seen(7),
    answer: 'other-old-size',
  },
  {
    name: 'an old size of nothing, though it has seen some',
    oldSize: 0,
    path: [],
    note: note(12),
    seen: seen(7),
    answer: 'other-old-size',
  },
  { name: 'one size, two roots', oldSize: 7, path: [], note: note(7), seen: forked, answer: 'fork' },
  {
    name: 'a proof from another tree',
    oldSize: 7,
    path: proof(7, 12),
    note: note(12),
    seen: forked,
    answer: 'not-consistent',
  },
  { name: 'no proof', oldSize: 7, path: [], note: note(12), seen: seen(7), answer: 'not-consistent' },
  {
    name: 'the same head with a proof',
    oldSize: 7,
    path: proof(7, 12),
    note: note(7),
    seen: seen(7),
    answer: 'not-consistent',
  },
]

export const noteVectors: Readonly<Record<string, string>> = {
  'vectors/ledger/notes.jsonl': jsonLines(
    notes.map(({ keys, ...rest }) => ({ ...rest, keys: keys.map(formatVerifierKey) })),
  ),
  'vectors/ledger/witness.jsonl': jsonLines(witnessed.map((row) => ({ ...row, origin, log }))),
}
