import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Makes room for what all tests of a run share: the demonstration, loaded once. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'second-look-once-'))
  process.env['SECOND_LOOK_ONCE'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
