import {
  bare,
  both,
  change,
  good,
  head,
  life,
  lineOf,
  lines,
  type ReceiptCase,
  trust,
  without,
} from './receipt-case.ts'
import { firstWitness, newKey, oldKey, origin, strangeKey } from './seeds.ts'
import { headAt, receiptOf, signHead } from './story.ts'

const note = lines.slice(head - 1).join('\n')
const otherHead = signHead({ ...headAt(9), root: headAt(10).root }, [oldKey, ...both])

/** Receipts whose checkpoint is wrong or not trusted, with the line and the reason, worked out by hand. */
export const brokenCheckpoints: readonly ReceiptCase[] = [
  { name: 'no-line-before-the-checkpoint', text: without(head - 1), at: head - 1, reason: 'bad-line' },
  { name: 'no-checkpoint', text: `${lines.slice(0, head - 1).join('\n')}\n`, at: head, reason: 'bad-text' },
  {
    name: 'another-origin',
    text: change(`\n\n${origin}\n`, '\n\nexample.gov.au/another\n'),
    at: head,
    reason: 'not-signed',
  },
  {
    name: 'another-size',
    text: change(`${origin}\n9`, `${origin}\n8`),
    at: head + 4,
    reason: 'bad-signature',
  },
  {
    name: 'a-size-with-a-zero-before',
    text: change(`${origin}\n9`, `${origin}\n09`),
    at: head + 1,
    reason: 'bad-line',
  },
  {
    name: 'a-root-of-31-bytes',
    text: change(`${lines[head + 1]}`, Buffer.alloc(31).toString('base64')),
    at: head + 2,
    reason: 'bad-line',
  },
  {
    name: 'an-extension-line-more',
    text: change(`${lines[head + 1]}\n`, `${lines[head + 1]}\nmore\n`),
    at: head + 5,
    reason: 'bad-signature',
  },
  {
    name: 'another-root-rightly-signed',
    text: good.replace(note, otherHead),
    at: lineOf('index'),
    reason: 'not-included',
  },
  {
    name: 'signed-by-a-stranger',
    text: receiptOf(life, [], 9, [strangeKey]),
    at: bare.split('\n').length - 5,
    reason: 'not-signed',
  },
  {
    name: 'a-stranger-with-the-id-of-the-log',
    text: change(lines[head + 3] ?? '', (lines[head + 3] ?? '').replace(origin, 'example.gov.au/another')),
    witnesses: both,
    at: head,
    reason: 'not-signed',
  },
  {
    name: 'no-signatures',
    text: `${lines.slice(0, head + 3).join('\n')}\n`,
    at: head + 4,
    reason: 'bad-line',
  },
  { name: 'no-line-before-the-signatures', text: without(head + 3), at: head, reason: 'bad-text' },
  { name: 'a-signature-of-one-byte-less', text: shortSignature(), at: head + 4, reason: 'bad-signature' },
  { name: 'a-signature-with-a-hyphen', text: change('\n— ', '\n- '), at: head + 4, reason: 'bad-line' },
  {
    name: 'a-hundred-and-one-signatures',
    text: `${good}${`${lines[head + 3]}\n`.repeat(98)}`,
    at: head + 104,
    reason: 'bad-line',
  },
  { name: 'a-line-after-the-signatures', text: `${good}more\n`, at: lines.length, reason: 'bad-line' },
  { name: 'an-empty-line-after-the-signatures', text: `${good}\n`, at: lines.length + 1, reason: 'bad-line' },
  {
    name: 'too-few-witnesses',
    text: receiptOf(life, [], 9, [oldKey, firstWitness]),
    witnesses: both,
    witnessesMin: 2,
    at: bare.split('\n').length - 5,
    reason: 'too-few-witnesses',
  },
  {
    name: 'a-witness-counts-once',
    text: receiptOf(life, [], 9, [oldKey, firstWitness, firstWitness]),
    witnesses: both,
    witnessesMin: 2,
    at: bare.split('\n').length - 5,
    reason: 'too-few-witnesses',
  },
  {
    name: 'only-witnesses',
    text: receiptOf(life, [], 9, both),
    witnesses: both,
    at: bare.split('\n').length - 5,
    reason: 'not-signed',
  },
  {
    name: 'a-time-of-a-witness-changed',
    text: otherTime(),
    witnesses: both,
    at: head + 5,
    reason: 'bad-signature',
  },
  {
    name: 'the-old-key-after-its-time',
    text: receiptOf([3, 5, 8, 13], [], 20, [oldKey]),
    log: [trust(oldKey, 0, 10), trust(newKey, 10)],
    at: longHead(),
    reason: 'not-signed',
  },
  {
    name: 'the-new-key-before-its-time',
    text: receiptOf(life, [], 9, [newKey]),
    log: [trust(oldKey, 0, 10), trust(newKey, 10)],
    at: bare.split('\n').length - 5,
    reason: 'not-signed',
  },
]

function shortSignature(): string {
  const [dash, name, code = ''] = (lines[head + 3] ?? '').split(' ')
  const bytes = Buffer.from(code, 'base64').subarray(0, -1)
  return change(lines[head + 3] ?? '', `${dash} ${name} ${bytes.toString('base64')}`)
}

function otherTime(): string {
  const [dash, name, code = ''] = (lines[head + 4] ?? '').split(' ')
  const bytes = Buffer.from(code, 'base64').map((byte, at) => (at === 11 ? byte ^ 1 : byte))
  return change(lines[head + 4] ?? '', `${dash} ${name} ${Buffer.from(bytes).toString('base64')}`)
}

function longHead(): number {
  return receiptOf([3, 5, 8, 13], [], 20, [oldKey]).split('\n').indexOf(origin) + 1
}
