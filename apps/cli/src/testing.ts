import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../..', import.meta.url))

export type Outcome = { readonly code: number | null; readonly out: string; readonly err: string }

/** Builds the program as `npm run build` does, without the pages, where what is built is not of what is there now. */
export function buildProgram(): void {
  const { status, stderr } = spawnSync(process.execPath, ['tools/build.mjs', '--no-web', '--if-stale'], {
    cwd: root,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
}

/** Runs `secondlook` as a person would, with something piped in. */
export function secondlook(args: readonly string[], input: string | Buffer = ''): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['apps/cli/bin/secondlook.js', ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, out: stdout, err: stderr }
}

/** The replies of a run, one a line. */
export const replies = ({ out }: Outcome): Record<string, unknown>[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
