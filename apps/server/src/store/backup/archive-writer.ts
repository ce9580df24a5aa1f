import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Writable } from 'node:stream'
import { paddingOf, tarEnd, tarHeader } from './tar.ts'

/** Writes members one after the other and keeps count of what they were. */
export type ArchiveWriter = {
  /** Adds a member; its digest becomes part of its name, before the ending. */
  add(stem: string, ending: string, bytes: Uint8Array): Promise<void>
  /** How many members there are, and the digest of every byte so far. */
  soFar(): { readonly members: number; readonly sha256: string }
  finish(): Promise<void>
}

export const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export function writeArchive(sink: Writable, modifiedSeconds: number): ArchiveWriter {
  const whole = createHash('sha256')
  let members = 0
  const put = async (bytes: Uint8Array): Promise<void> => {
    if (bytes.length === 0) return
    whole.update(bytes)
    if (!sink.write(bytes) && !sink.errored) await once(sink, 'drain')
    if (sink.errored) throw sink.errored
  }
  return {
    add: async (stem, ending, bytes) => {
      const name = `${stem}-${sha256(bytes)}.${ending}`
      await put(tarHeader({ name, size: bytes.length }, modifiedSeconds))
      await put(bytes)
      await put(new Uint8Array(paddingOf(bytes.length)))
      members += 1
    },
    soFar: () => ({ members, sha256: whole.copy().digest('hex') }),
    finish: () => put(tarEnd),
  }
}
