import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
import seconds from './seconds.json' with { type: 'json' }

const root = fileURLToPath(new URL('../..', import.meta.url))
const known = new Map<string, number>(Object.entries(seconds))
/** What a file is taken to need that nobody has measured: soon enough for a slow one, and the quick ones lose nothing. */
const unknown = 5

const secondsOf = ({ moduleId }: TestSpecification): number =>
  known.get(relative(root, moduleId).replaceAll('\\', '/')) ?? unknown

/**
 * Begins the slowest file first, so that at the end no worker waits for another. Left alone vitest begins the largest,
 * because a fresh checkout remembers no figures; these are committed, and `WRITE_SECONDS=1 npm test` writes them.
 */
export class SlowestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder
    return [...(await super.sort(files))].sort(
      (a, b) => groupOf(a) - groupOf(b) || secondsOf(b) - secondsOf(a),
    )
  }
}
