// npm run soak NAME: the long figures, with commit and date, in docs/reference/soak.md.
import { execFileSync, spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { walkApprovals } from './approvals.ts'
import { worstInput } from './fuzz/worst-input.ts'

const page = new URL('../docs/reference/soak.md', import.meta.url)
const title = `# Soaks

Written by \`npm run soak NAME\`, newest last. What runs for minutes here runs for seconds in \`npm test\`.

| name | figure | commit | on |
|---|---|---|---|
`

/** Two soaks that begin together are of two histories. */
const newSeed = (): number => randomInt(2 ** 30)

const soaks: Readonly<Record<string, () => string>> = {
  fuzz: () => {
    const { unit, ratio, nanoseconds, ordinary, tries } = worstInput(600, 20150701)
    const shown = JSON.stringify(unit).replaceAll('|', '\\|')
    return `worst input of ${tries} in 10 minutes: ${ratio.toFixed(1)}× the mean (${nanoseconds.toFixed(0)} ns a character, ordinary text ${ordinary.toFixed(0)}); aim at most 5×; unit ${shown}`
  },
  promises: () => {
    const runs = '20000'
    const seed = String(newSeed())
    const tests = ['packages/packs/src/promises.test.ts', 'packages/packs/src/overlay-promises.test.ts']
    const done = spawnSync('npx', ['vitest', 'run', ...tests], {
      stdio: 'inherit',
      env: { ...process.env, PROMISE_RUNS: runs, PROMISE_SEED: seed },
    })
    return `${runs} random drafts a promise, seed ${seed}: ${done.status === 0 ? 'every promise held' : 'a promise broke'}`
  },
  crash: () => {
    const rounds = '300'
    const seed = String(newSeed())
    const done = spawnSync('npx', ['vitest', 'run', 'apps/server/src/store/crash'], {
      stdio: ['inherit', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: { ...process.env, CRASH_ROUNDS: rounds, CRASH_SEED: seed },
    })
    const [, said = 'nothing was said'] = /crash: (.*)/.exec(done.stdout) ?? []
    return `${said}: ${done.status === 0 ? 'nothing acknowledged was lost, nothing left behind' : 'a promise broke'}`
  },
  fleet: () => {
    const seed = String(newSeed())
    const done = spawnSync('npx', ['vitest', 'run', 'apps/server/fleet', '-t', 'whichever'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: { ...process.env, CRASH_ROUNDS: '300', CRASH_SEED: seed },
    })
    process.stdout.write(done.stdout)
    const said = /fleet: (seed .*)/.exec(done.stdout)?.[1]
    return `${said ?? `seed ${seed}`}: ${done.status === 0 ? 'nothing lost, everybody told once' : 'a promise broke'}`
  },
  kills: () => {
    const seed = String(newSeed())
    const done = spawnSync('npx', ['vitest', 'run', 'apps/server/fleet/publishing', '-t', 'at random'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: { ...process.env, KILLS: process.env['KILLS'] ?? '500', CRASH_SEED: seed },
    })
    process.stdout.write(done.stdout)
    const said = /kills: (seed .*)/.exec(done.stdout)?.[1]
    return `${said ?? `seed ${seed}`}: ${done.status === 0 ? 'each text once, all settled without a person' : 'a promise broke'}`
  },
  due: () => {
    const done = spawnSync('npx', ['vitest', 'run', 'apps/server/src/publishing/due.test.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: { ...process.env, DUE: process.env['DUE'] ?? '1000' },
    })
    process.stdout.write(done.stdout)
    const said = /due: (.*)/.exec(done.stdout)?.[1]
    return `${said ?? 'nothing was said'}: ${done.status === 0 ? 'in order, each once' : 'a promise broke'}`
  },
  'load-posts': () => {
    const done = spawnSync('node', ['--import', 'tsx', 'apps/server/load/load-posts.ts'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
    })
    process.stdout.write(done.stdout)
    const said = /^load: (.*)$/m.exec(done.stdout)?.[1]
    return `${said ?? 'nothing was said'}: ${done.status === 0 ? 'every answer was one' : 'not every answer was one'}`
  },
  'lost-answers': () => {
    const done = spawnSync('npx', ['vitest', 'run', 'apps/server/src/publishing/lost-answers.test.ts'], {
      ...{ stdio: 'inherit', env: { ...process.env, LOST_ANSWERS: 'all' } },
    })
    return `every request lost in every way, a name that is not known included, on Bluesky, WordPress, MediaWiki, doubles of Mastodon, Discourse, X, Facebook and LinkedIn and the practice platform: ${done.status === 0 ? 'each post is out once, settled without a person where anybody may look' : 'a promise broke'}`
  },
  'wrong-text': () => {
    const done = spawnSync(
      'npx',
      ['vitest', 'run', 'apps/server/src/publishing/read-back/wrong-text.test.ts'],
      {
        ...{ stdio: 'inherit', env: { ...process.env, WRONG_TEXT: 'all' } },
      },
    )
    return `six kinds of wrong text on nine platforms: ${done.status === 0 ? 'warned of and noticed as the table says' : 'the table does not hold'}`
  },
  'register-lives': () => {
    const done = spawnSync(
      'npx',
      ['vitest', 'run', '--config', 'e2e/vitest.config.ts', 'e2e/register-lives.test.ts'],
      { stdio: 'inherit', env: { ...process.env, REGISTER_LIVES: 'all' } },
    )
    return `every register through its screens on the real server: ${done.status === 0 ? 'all of them live' : 'not all of them live'}`
  },
  records: () => {
    const seed = String(newSeed())
    const done = spawnSync('npx', ['vitest', 'run', 'apps/server/src/records/crash'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      encoding: 'utf8',
      env: { ...process.env, CRASH_ROUNDS: '300', CRASH_SEED: seed },
    })
    process.stdout.write(done.stdout)
    const said = /crash of records: seed .*/.exec(done.stdout)?.[0].slice('crash of records: '.length)
    return `${said ?? `seed ${seed}`}: ${done.status === 0 ? 'nothing lost, fsck clean' : 'a promise broke'}`
  },
  approvals: () => {
    const most = Number(process.env['APPROVAL_STEPS'] ?? 1_000_000)
    const seed = Number(process.env['APPROVAL_SEED'] ?? newSeed())
    const began = performance.now()
    let told = 0
    const { steps, histories, approved, differs } = walkApprovals(seed, most, (walked) => {
      if (walked - told < 50_000) return
      told = walked
      process.stdout.write(`${walked} steps\n`)
    })
    const pace = Math.round(steps / ((performance.now() - began) / 1000))
    const end = differs
      ? `model and paper differ at seed ${differs.seed}, step ${differs.at}`
      : 'approved exactly when somebody would say so on paper'
    return `seeds ${seed} to ${seed + histories}, ${steps} steps, ${approved} of them approved, ${pace} steps/s: ${end}`
  },
}

const [name = ''] = process.argv.slice(2)
const soak = soaks[name]
if (!soak) {
  process.stderr.write(`npm run soak NAME, one of: ${Object.keys(soaks).join(', ')}\n`)
  process.exit(2)
}
const figure = soak()
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const before = existsSync(page) ? readFileSync(page, 'utf8') : title
writeFileSync(
  page,
  `${before}| ${name} | ${figure} | ${commit} | ${new Date().toISOString().slice(0, 10)} |\n`,
)
process.stdout.write(`${name}: ${figure}\n`)
