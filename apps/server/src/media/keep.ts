import type { Blobs } from '../blobs/blobs.ts'
import { digestOf } from '../blobs/key.ts'
import { commit, type Permit, type Recorder } from '../records/index.ts'
import { newId } from '../store/ids.ts'
import { hintOf } from './found/ai-marks.ts'
import { hold, insertFile } from './store.ts'
import type { MediaFileTable } from './tables.ts'
import type { TakenIn } from './take-in.ts'

export type NewMedia = {
  readonly taken: TakenIn
  readonly name: string
  readonly person: string
  readonly unit: string | null
  readonly channel: string | null
  /** The page that it was taken from; nobody added it. */
  readonly page?: string
}

/** Keeps a picture: its files first, then the row that names them, with its event. */
export async function keepMedia(
  { recorder, blobs }: { readonly recorder: Recorder; readonly blobs: Blobs },
  permit: Permit,
  { taken, name, person, unit, channel, page }: NewMedia,
): Promise<string> {
  const { full, medium, small, look, found } = taken
  const files = [full, medium, small].flatMap((one) => (one ? [{ ...one, digest: digestOf(one.bytes) }] : []))
  const digestAt = (one: typeof full | undefined): string | null =>
    files.find(({ bytes }) => bytes === one?.bytes)?.digest ?? null
  const done = await commit(recorder, permit, async (tx, at) => {
    const row: MediaFileTable = {
      ...{ id: newId(recorder.source), digest: digestAt(full) ?? '', medium: digestAt(medium) },
      ...{ small: digestAt(small), kind: full.kind, width: full.width, height: full.height },
      ...{ bytes: full.bytes.length, name, look, ai_hint: hintOf(found), person, unit, channel },
      ...{ page: page ?? null, from_at: at, ended_at: null },
    }
    // Whoever tidies up waits for us, and we put back what was taken away before.
    await hold(
      tx,
      files.map(({ digest }) => digest),
    )
    for (const { bytes } of files) await blobs.put(bytes)
    await insertFile(tx, row)
    const { id, digest, kind, width, height, bytes } = row
    return {
      result: id,
      events: [
        {
          type: 'media.kept',
          subject: id,
          parts: { picture: { digest, kind, width, height, bytes, name, person, unit, channel } },
          rows: [{ table: 'media_file', key: id }],
        },
      ],
    }
  })
  if (!done.ok) throw new Error('keeping a picture declines nothing')
  return done.result
}
