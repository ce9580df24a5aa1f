import type { Blobs } from '../../blobs/blobs.ts'
import type { Vault } from '../../keys/vault.ts'
import type { Tx } from '../../store/database.ts'
import { openRow, readCapture } from '../capture/open-capture.ts'
import { listCaptures } from '../capture/store.ts'
import { PartOpener } from '../parts.ts'
import { must } from './wrong.ts'

const pageSize = 100

type CapturesNeeds = {
  readonly tx: Tx
  readonly vault: Vault
  readonly blobs: Pick<Blobs, 'read'>
}

/**
 * Reads the file of every capture that was not disposed of, and compares it with what was recorded when it was kept:
 * its name, its seal, its digest. Answers how many there are.
 */
export async function checkCaptures(
  { tx, vault, blobs }: CapturesNeeds,
  onCaptures: (done: number) => void,
): Promise<number> {
  let count = 0
  for (let after = ''; ; ) {
    const rows = await listCaptures(tx, after, pageSize)
    for (const row of rows) {
      const { key } = await openRow({ db: tx, opener: new PartOpener(vault) }, row)
      if (!key) continue
      const read = await readCapture(blobs, row, key)
      // It may have been disposed of since the snapshot that is looked at, which cannot know of it.
      const isGone = !read.ok && !(await openRow({ db: tx, opener: new PartOpener(vault) }, row)).key
      if (isGone) continue
      must(read.ok, `capture ${row.id}`, () => (read.ok ? '' : read.says))
      count++
      onCaptures(count)
    }
    const last = rows.at(-1)
    if (!last || rows.length < pageSize) return count
    after = last.id
  }
}
