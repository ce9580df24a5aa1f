// npm run bench: how fast a check is, beside the named alternatives in the same run; writes docs/reference/bench.md.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { table } from '../tools/quality/table.ts'
import type { Measured } from './measure.ts'
import { postsOf } from './posts.ts'

if (process.argv[2] === 'records') {
  await import('./records.ts')
  process.exit(0)
}
if (process.argv[2] === 'access') {
  await import('./access.ts')
  process.exit(0)
}

if (process.argv[2] === 'asking') {
  await import('./asking.ts')
  process.exit(0)
}

const root = new URL('..', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'bench-'))

/** Bundled as the product is, so that what is timed is what runs. */
async function bundle(name: string): Promise<string> {
  const outfile = join(root, 'node_modules/.cache', `bench-${name}.mjs`)
  const js = "import { createRequire as __r } from 'node:module'; const require = __r(import.meta.url);"
  await build({
    entryPoints: [join(root, 'bench', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.20',
    banner: { js },
    logLevel: 'error',
  })
  return outfile
}

/** A command pinned to one core where the system can. */
const onOneCore = (command: readonly string[]): readonly string[] =>
  process.platform === 'linux' ? ['taskset', '-c', '0', ...command] : command

function printed(args: readonly string[]): string {
  const [command = '', ...rest] = onOneCore([process.execPath, ...args])
  return execFileSync(command, rest, {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
}

/** What the program answers a second, start-up taken off by answering one line and then many. */
function throughCommandLine(posts: readonly string[]): number {
  const lines = posts
    .map((text, id) => JSON.stringify({ id, text, capacity: 'official', channel: 'parks' }))
    .join('\n')
  const one = join(folder, 'one.jsonl')
  const many = join(folder, 'many.jsonl')
  writeFileSync(one, lines.split('\n')[0] ?? '')
  writeFileSync(many, lines)
  const timed = (file: string): number => {
    const started = performance.now()
    const script = `${JSON.stringify(process.execPath)} apps/cli/bin/secondlook.js check --jsonl --jobs 1 ${file} > /dev/null; true`
    const [command = '', ...rest] = onOneCore(['sh', '-c', script])
    execFileSync(command, rest, { cwd: root, stdio: 'ignore' })
    return performance.now() - started
  }
  const starts = [timed(one), timed(one), timed(one)].sort((a, b) => a - b)
  const whole = [timed(many), timed(many), timed(many)].sort((a, b) => a - b)
  return posts.length / (((whole[1] ?? 0) - (starts[1] ?? 0)) / 1000)
}

const measured = JSON.parse(printed([await bundle('measure')])) as Measured
const line = throughCommandLine(postsOf(280, 120_000))
rmSync(folder, { recursive: true })

const { rates, perCharacter } = measured
const ours = rates['100,000 phrases'] ?? 1
const rows = [
  ...Object.entries(rates),
  ['secondlook check --jsonl --jobs 1, start-up excluded', line] as const,
].map(([name, rate]) => [
  name,
  Math.round(rate).toLocaleString('en-AU'),
  `${(rate / (rates['alex'] ?? 1)).toFixed(1)}×`,
])
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
const page = `# Bench

Written by \`npm run bench\` at ${commit} on Node ${process.version}, one core, median of interleaved rounds over ${measured.posts} ordinary posts of ${measured.length} characters. The machine is shared, so read the ratios.

${table(['whole assessments', 'a second', 'of alex'], rows)}

100,000 phrases against 100: ${((rates['100 phrases'] ?? 0) / ours).toFixed(2)}× slower (aim: at most 1.3×). Making the index of 100,000 phrases: ${Math.round(measured.indexMs)} ms. Putting the pack together: ${Math.round(measured.compileMs)} ms.

## Time a character

${table(
  ['length of the text', 'nanoseconds a character'],
  perCharacter.map(([length, ns]) => [length.toLocaleString('en-AU'), ns.toFixed(0)]),
)}

alex and obscenity do less (no policy, no registers, no personal information), and alex more of style; they are the tools people would otherwise reach for.
`
writeFileSync(join(root, 'docs/reference/bench.md'), page)
process.stdout.write(page)
