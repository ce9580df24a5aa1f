import {
  formatVerifierKey,
  heldSignatures,
  openCheckpoint,
  parseNote,
  parseVerifierKey,
  signatureLine,
  trustKey,
  type VerifierKey,
} from '@secondlook/ledger'
import type { Database } from '../../store/database.ts'
import type { Recorder } from '../commit.ts'
import type { Permit } from '../permit.ts'
import { findCheckpoint, findLogKeys } from '../store.ts'
import { keepEvidence } from './evidence.ts'

const answerLettersMax = 10_000

/** The line by which a witness cosigned a note; `undefined` where none of the lines is by its key, or one does not hold. */
export function readCosignature(note: string, lines: string, key: VerifierKey): string | undefined {
  if (lines.length > answerLettersMax) return undefined
  const parsed = parseNote(`${note}${lines}`)
  if (!parsed.ok) return undefined
  const own = parsed.value.signatures.filter(({ name, id }) => name === key.name && id === key.id)
  const held = heldSignatures({ text: parsed.value.text, signatures: own }, [key])
  const [line] = own
  return line && held.ok && held.value.length === 1 ? signatureLine(line) : undefined
}

/** Keeps a cosignature; one that is there already stays as it is. */
export async function insertCosignature(
  database: Database,
  size: number,
  key: VerifierKey,
  line: string,
): Promise<void> {
  await database.transact((tx) =>
    tx
      .insertInto('cosignature')
      .values({ size, verifier: formatVerifierKey(key), line })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  )
}

export type Taken =
  | { readonly kind: 'taken'; readonly size: number }
  | { readonly kind: 'other-head'; readonly size: number }
  | { readonly kind: 'refused'; readonly says: string }

/**
 * Takes a checkpoint that a witness has fetched and cosigned. A head with our signature that this store never made is
 * the one thing that must not be: it is kept as evidence, and nobody can make us keep anything else.
 */
export async function takeCosigned(
  recorder: Recorder,
  permit: Permit,
  witnesses: readonly VerifierKey[],
  note: string,
): Promise<Taken> {
  const { database } = recorder
  const log = (await findLogKeys(database.db)).flatMap(({ verifier }) => {
    const key = parseVerifierKey(verifier)
    return key.ok ? [trustKey(key.value)] : []
  })
  const opened = openCheckpoint(note, { log, witnesses, witnessesMin: 0 })
  if (!opened.ok) return { kind: 'refused', says: `this is no checkpoint of this log: ${opened.reason}` }
  const { checkpoint, text, witnessedBy } = opened.value
  const { size } = checkpoint
  const own = await findCheckpoint(database.db, size)
  if (!own?.note.startsWith(`${text}\n`)) {
    const witness = witnessedBy[0]?.key.name ?? 'nobody known'
    await keepEvidence(recorder, permit, { kind: 'other-head', witness, size, says: note })
    return { kind: 'other-head', size }
  }
  if (witnessedBy.length === 0)
    return { kind: 'refused', says: 'no witness that is known here has cosigned it' }
  const lines = note.slice(text.length + 1)
  for (const { key } of witnessedBy) {
    const line = readCosignature(`${text}\n`, lines, key)
    if (line !== undefined) await insertCosignature(database, size, key, line)
  }
  return { kind: 'taken', size }
}
