// Where what is not of the repository is kept: programs that only tests need.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '')

/** `SECOND_LOOK_CACHE` lets several copies of the repository share what they got. */
export const cacheFolder = () => process.env.SECOND_LOOK_CACHE || join(root, 'node_modules', '.cache')

/** A folder whose name changes with the files that say what goes into it. */
export function cachedFor(name, files) {
  const digest = createHash('sha256')
  for (const file of files) digest.update(readFileSync(join(root, file)))
  return join(cacheFolder(), `${name}-${digest.digest('hex').slice(0, 12)}`)
}
