import type { Blobs } from '../../blobs/blobs.ts'
import { digestOf } from '../../blobs/key.ts'
import { keyLength, newNonce, seal } from '../../keys/seal.ts'
import { newId } from '../../store/ids.ts'
import { commit, type Recorder } from '../commit.ts'
import type { Permit } from '../permit.ts'
import { captureKeyPart } from '../row-state.ts'
import { capturedBytesMax, type Exchange } from './exchange.ts'
import { aboutFile } from './open-capture.ts'
import { findSame, holdFile, insertCapture } from './store.ts'
import type { CaptureTable } from './tables.ts'
import { sha256, writeWarc } from './warc.ts'
import { withoutSecrets } from './without-secrets.ts'

export type CaptureNeeds = {
  readonly recorder: Recorder
  readonly blobs: Blobs
  /** Whether an authority is set that will be asked to stamp it. */
  readonly isStamping: boolean
}

export type NewCapture = {
  /** The post that it is of: its record and its receipt are where this will be found. */
  readonly subject: string
  readonly publication: string
  /** The connector that read it, with its version. */
  readonly connector: string
  readonly exchanges: readonly Exchange[]
  /** What signed us in while it was read, so that it is taken off wherever it came back. */
  readonly secrets?: readonly string[]
}

export type KeptCapture = {
  readonly capture: string
  /** SHA-256 of the WARC. */
  readonly digest: string
  /** `false` where the very same was kept before; then nothing was done. */
  readonly isNew: boolean
}

/**
 * Keeps what was asked and answered, as a file that only its own key opens. The key is a part of the event that
 * records it, so whatever destroys that part makes the file unreadable, wherever copies of it lie. The file comes
 * first, then the row that names it; run again for the same exchanges, it does nothing.
 */
export async function keepCapture(
  { recorder, blobs, isStamping }: CaptureNeeds,
  permit: Permit,
  { subject, publication, connector, exchanges, secrets }: NewCapture,
): Promise<KeptCapture> {
  const size = exchanges.reduce((sum, { response }) => sum + response.body.length, 0)
  if (size > capturedBytesMax) throw new RangeError(`a capture of ${size} bytes is larger than it may be`)
  const { source } = recorder
  const about = { subject, publication, connector }
  const { bytes, answers } = writeWarc(
    exchanges.map((one) => withoutSecrets(one, secrets)),
    about,
  )
  const id = newId(source)
  const digest = sha256(bytes)
  const bodies = answers.map(({ received }) => received)
  const key = source.randomBytes(keyLength)
  const file = seal(key, newNonce(source.randomBytes), aboutFile(id), bytes)
  const blob = digestOf(file)
  const done = await commit(recorder, permit, async (tx, at) => {
    const row: CaptureTable = { id, ...about, blob, digest, bytes: bytes.length, bodies, at }
    const same = await findSame(tx, row)
    if (same) return { declined: same.id }
    // Whoever tidies up waits for us.
    await holdFile(tx, blob)
    await blobs.put(file)
    if (!(await insertCapture(tx, row))) return { declined: (await findSame(tx, row))?.id ?? id }
    return {
      result: id,
      events: [
        {
          type: 'capture.kept',
          subject,
          parts: {
            capture: {
              ...{ capture: id, publication, connector, digest, bytes: bytes.length, bodies },
              stamp: isStamping ? 'asked' : 'no-authority',
            },
            answers,
            [captureKeyPart]: Buffer.from(key).toString('base64'),
          },
          rows: [{ table: 'capture', key: id }],
        },
      ],
    }
  })
  return done.ok ? { capture: id, digest, isNew: true } : { capture: done.declined, digest, isNew: false }
}
