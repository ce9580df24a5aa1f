import { parseCanonical } from '@secondlook/ledger'
import { type Blobs, readWhole } from '../../blobs/blobs.ts'
import { BlobMissingError, digestOf } from '../../blobs/key.ts'
import { unseal } from '../../keys/seal.ts'
import type { Vault } from '../../keys/vault.ts'
import type { Db, Tx } from '../../store/database.ts'
import { PartOpener } from '../parts.ts'
import { captureKeyPart } from '../row-state.ts'
import type { EventPartTable } from '../tables.ts'
import { findCapture, findKeptParts } from './store.ts'
import type { CaptureTable } from './tables.ts'
import { type CapturedAnswer, sha256 } from './warc.ts'

/** What a file is sealed for besides its key: it opens as no other capture. */
export const aboutFile = (capture: string): string => `secondlook.capture/v1\n${capture}`

/** A capture with what is left of it to be read. */
export type OpenedCapture = {
  readonly row: CaptureTable
  /** Opens its file; `undefined` where it was disposed of. */
  readonly key: Uint8Array | undefined
  /** What is in it; `undefined` where that was disposed of. */
  readonly answers: readonly CapturedAnswer[] | undefined
  readonly isStampAsked: boolean
}

export async function openCapture(
  { db, vault }: { readonly db: Db | Tx; readonly vault: Vault },
  id: string,
): Promise<OpenedCapture | undefined> {
  const row = await findCapture(db, id)
  return row && (await openRow({ db, opener: new PartOpener(vault) }, row))
}

export async function openRow(
  { db, opener }: { readonly db: Db | Tx; readonly opener: PartOpener },
  row: CaptureTable,
): Promise<OpenedCapture> {
  const parts = await findKeptParts(db, row.id)
  const partOf = async (name: string) => await openedPart(opener, parts, name)
  const key = await partOf(captureKeyPart)
  const said = await partOf('capture')
  return {
    row,
    key: typeof key === 'string' ? Buffer.from(key, 'base64') : undefined,
    answers: (await partOf('answers')) as readonly CapturedAnswer[] | undefined,
    isStampAsked: typeof said === 'object' && said !== null && 'stamp' in said && said.stamp === 'asked',
  }
}

async function openedPart(
  opener: PartOpener,
  parts: readonly EventPartTable[],
  name: string,
): Promise<unknown> {
  const found = parts.find((part) => part.name === name)
  const part = found && (await opener.open(found))
  const value = part && parseCanonical(part.json)
  return value?.ok ? value.value : undefined
}

export type ReadCapture =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** The file is not what was kept: a broken promise, and somebody has to look. */
  | { readonly ok: false; readonly says: string }

/** The WARC, once its file, its seal and its digest are found to be what was kept. */
export async function readCapture(
  blobs: Pick<Blobs, 'read'>,
  { id, blob, digest }: Pick<CaptureTable, 'id' | 'blob' | 'digest'>,
  key: Uint8Array,
): Promise<ReadCapture> {
  const no = (says: string) => ({ ok: false, says }) as const
  try {
    const file = await readWhole(blobs, blob)
    if (digestOf(file) !== blob) return no(`its file captures-${blob} was changed: it has another digest`)
    const bytes = unseal(key, aboutFile(id), file)
    if (!bytes) return no(`its file captures-${blob} does not open with its key`)
    return sha256(bytes) === digest
      ? { ok: true, bytes }
      : no(`its file captures-${blob} holds another capture than its row says`)
  } catch (error) {
    if (error instanceof BlobMissingError) return no(`its file captures-${blob} is not there`)
    throw error
  }
}
