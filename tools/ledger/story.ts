import {
  type Checkpoint,
  checkpointText,
  cosignText,
  formatNote,
  formatReceipt,
  inclusionProof,
  keyPart,
  keyRotated,
  leafHash,
  MerkleTree,
  makePart,
  type Part,
  type SealedEvent,
  type SignerKey,
  sealEvent,
  signText,
} from '@secondlook/ledger'
import { newKey, origin, seed, thirdKey } from './seeds.ts'

/** An invented log of one office: a post's life among others, and two changes of key. */
export type Told = SealedEvent & { readonly shown: readonly Part[] }

const texts: Readonly<Record<string, unknown>> = {
  'post.drafted': { text: 'The pool opens on Saturday.\u2028Bring a hat. ☀', channel: 'pool' },
  'post.submitted': { note: 'Ready for a second look', count: 1 },
  'post.approved': 'Dates checked with the pool. “Fine.”',
  'post.published': { url: 'https://social.example/@pool/1', bytes: 1e21 },
}

function tell(index: number, type: string, subject: string, extra: readonly Part[] = []): Told {
  const salt = (what: string) => seed(`event ${index} ${what}`)
  const parts = [
    makePart('who', salt('who'), { person: `person_${index % 3}`, name: 'A. Example' }),
    ...(type in texts ? [makePart('text', salt('text'), texts[type])] : []),
    ...(index % 2 === 0 ? [makePart('reason', salt('reason'), null)] : []),
    ...extra,
  ]
  const header = {
    id: `evt_${String(index).padStart(4, '0')}`,
    type,
    at: `2026-02-0${1 + (index % 9)}T09:30:00.${String(index).padStart(3, '0')}Z`,
    subject,
  }
  const rows =
    index % 3 === 0
      ? [
          { table: 'post', key: subject, salt: salt('row'), state: { id: subject, version: index } },
          { table: 'draft', key: `${subject}:${index}`, salt: salt('row 2'), state: null },
        ]
      : []
  return { ...sealEvent(header, parts, rows), shown: parts }
}

const life = ['post.drafted', 'post.submitted', 'post.approved', 'post.published']

/** Events 3, 5, 8 and 13 are the post's; 9 and 11 change the key. */
export const story: readonly Told[] = Array.from({ length: 20 }, (_, index) => {
  const step = [3, 5, 8, 13].indexOf(index)
  if (step >= 0) return tell(index, life[step] ?? '', 'post_pool')
  if (index === 9) return tell(index, keyRotated, 'log', [keyPart(seed('rotation 1'), newKey)])
  if (index === 11) return tell(index, keyRotated, 'log', [keyPart(seed('rotation 2'), thirdKey)])
  return tell(index, 'person.signed-in', `person_${index}`)
})

export const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf8'))

export const tree = new MerkleTree()
for (const { leaf } of story) tree.append(leafHash(bytesOf(leaf)))

export const placeOf = (index: number, size: number) => ({
  index,
  path: inclusionProof(index, size, tree.node),
})

export const headAt = (size: number): Checkpoint => ({ origin, size, root: tree.root(size), extensions: [] })

/** A checkpoint with the signatures of these keys; witnesses say half past nine on the day of the story. */
export function signHead(head: Checkpoint, signers: readonly SignerKey[]): string {
  const text = checkpointText(head)
  const signatures = signers.map((signer) =>
    signer.kind === 'log' ? signText(text, signer) : cosignText(text, 1_770_000_000, signer),
  )
  return formatNote({ text, signatures })
}

/** A receipt of the events at these places, with the named parts of each, under a checkpoint of this size. */
export function receiptOf(
  indexes: readonly number[],
  names: readonly string[],
  size: number,
  signers: readonly SignerKey[],
): string {
  const told = indexes.flatMap((index) => (story[index] ? [{ index, ...story[index] }] : []))
  return formatReceipt({
    subject: told[0]?.event.subject ?? '',
    events: told.map(({ index, leaf, shown }) => ({
      leaf,
      shown: shown.filter(({ name }) => names.includes(name)),
      place: placeOf(index, size),
    })),
    checkpoint: signHead(headAt(size), signers),
  })
}
