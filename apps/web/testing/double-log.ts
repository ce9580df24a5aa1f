import {
  checkpointText,
  formatNote,
  formatReceipt,
  formatVerifierKey,
  inclusionProof,
  leafBytes,
  leafHash,
  MerkleTree,
  makePart,
  makeSigner,
  sealEvent,
  signText,
} from '@secondlook/ledger'
import { priya, tom } from './double-people.ts'

const signer = makeSigner('log.example/double', 'log', new Uint8Array(32).fill(7))
export const doubleKey = formatVerifierKey(signer)

const salt = (index: number, part: number) => {
  const bytes = new Uint8Array(32).fill(part)
  new DataView(bytes.buffer).setUint32(0, index)
  return bytes
}
const by = (id: string) => ({ kind: 'person', id })

type Told = readonly [type: string, at: string, who: string, more: Readonly<Record<string, string>>]

/** A log of its own for one subject, and receipts of some of what it holds, from one event up to another. */
function tellLog(subject: string, told: readonly Told[]): (from: number, to: number) => string {
  const tree = new MerkleTree()
  const sealed = told.map(([type, at, who, more], index) => {
    const parts = [
      makePart('who', salt(index, 0), by(who)),
      ...Object.entries(more).map(([name, value]) => makePart(name, salt(index, 1), value)),
    ]
    const header = { id: `evt_${index}`, type, at, subject }
    const { event, leaf } = sealEvent(header, parts, [
      { table: 'person_state', key: subject, salt: salt(index, 2), state: { index } },
    ])
    tree.append(leafHash(leafBytes(event)))
    return { leaf, shown: parts }
  })
  const size = told.length
  const text = checkpointText({ origin: signer.name, size, root: tree.root(size), extensions: [] })
  const checkpoint = formatNote({ text, signatures: [signText(text, signer)] })
  return (from, to) => {
    const events = sealed.slice(from, to).map((one, at) => ({
      ...one,
      place: { index: from + at, path: inclusionProof(from + at, size, tree.node) },
    }))
    return formatReceipt({ subject, events, checkpoint })
  }
}

/** A real receipt of an invented log. */
export function receiptOf(subject: string): string {
  return tellLog(subject, [
    ['person.added', '2026-03-01T22:00:00.000Z', tom, { note: 'From the staff list' }],
    ['person.changed', '2026-06-11T03:20:00.000Z', priya, { unit: 'Libraries' }],
    ['role.granted', '2026-11-20T23:41:00.000Z', priya, {}],
  ])(0, 3)
}

const dayMs = 86_400_000

/** A life of many records, and its files as the server gives them: the newest before a number, at most so many. */
export function longLife(subject: string, total: number) {
  const told = Array.from({ length: total }, (_, at): Told => {
    const day = new Date(Date.UTC(2010, 0, 1) + at * dayMs).toISOString()
    return at === 0
      ? ['person.added', day, tom, {}]
      : ['person.changed', day, at % 2 === 0 ? tom : priya, { reason: `Change ${at}` }]
  })
  const receipt = tellLog(subject, told)
  return (before: number | 'end', most: number) => {
    const to = before === 'end' ? total : before
    const from = Math.max(0, to - most)
    return { text: receipt(from, to), earlier: from === 0 ? null : from, total }
  }
}
