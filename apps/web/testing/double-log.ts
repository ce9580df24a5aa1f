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

const salt = (at: number) => new Uint8Array(32).fill(at)
const by = (id: string) => ({ kind: 'person', id })

/** A real receipt of an invented log. */
export function receiptOf(subject: string): string {
  const tree = new MerkleTree()
  const told = [
    ['person.added', '2026-03-01T22:00:00.000Z', tom, { note: 'From the staff list' }],
    ['person.changed', '2026-06-11T03:20:00.000Z', priya, { unit: 'Libraries' }],
    ['role.granted', '2026-11-20T23:41:00.000Z', priya, {}],
  ].map(([type, at, who, more], index) => {
    const parts = [
      makePart('who', salt(index + 1), by(String(who))),
      ...Object.entries(more as Record<string, string>).map(([name, value]) =>
        makePart(name, salt(index + 40), value),
      ),
    ]
    const header = { id: `evt_${index}`, type: String(type), at: String(at), subject }
    const sealed = sealEvent(header, parts, [
      { table: 'person_state', key: subject, salt: salt(index + 80), state: { index } },
    ])
    tree.append(leafHash(leafBytes(sealed.event)))
    return { leaf: sealed.leaf, shown: parts }
  })
  const text = checkpointText({ origin: signer.name, size: 3, root: tree.root(3), extensions: [] })
  const checkpoint = formatNote({ text, signatures: [signText(text, signer)] })
  const events = told.map((one, index) => ({
    ...one,
    place: { index, path: inclusionProof(index, 3, tree.node) },
  }))
  return formatReceipt({ subject, events, checkpoint })
}
