// npm run bench asking: how long asking with the registers takes, by what stands behind an answer, and how long large
// registers take to be made ready and to be changed; writes docs/reference/bench-asking.md.
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import type { Consent, Registers } from '@secondlook/contract'
import { compilePack, indexRegisters, type RegisterChange, type RegisterIndex } from '@secondlook/engine'
import { shippedPack } from '@secondlook/packs'
import { shippedPorts } from '../apps/server/src/asking-ports.ts'
import { answerFor, isNeutral } from '../apps/server/src/checks/model.ts'
import { emailOf, openTestServer } from '../apps/server/src/testing.ts'
import { table } from '../tools/quality/table.ts'
import { postsOf, titles } from './posts.ts'

const phrases = 100_000
const consentsCount = 50_000
const changesCount = 2000
const asksEach = 400
const alone = 3000
const at = '2026-11-26T09:00:00+11:00'
const now = Date.parse(at)
const nobody = new Set(['nobody'])

const sorted = (figures: readonly number[]): readonly number[] => [...figures].sort((a, b) => a - b)
const quantile = (figures: readonly number[], share: number): number =>
  sorted(figures)[Math.min(figures.length - 1, Math.floor(figures.length * share))] ?? 0
const say = (figure: number, digits = 1): string => figure.toFixed(digits)
const whole = (figure: number): string => figure.toLocaleString('en-AU')

type Timed<T> = { readonly ms: number; readonly processorMs: number; readonly made: T }

/** By the clock on the wall, and by the processor, which others who are busy on this machine do not lengthen. */
function timed<T>(work: () => T): Timed<T> {
  const before = process.cpuUsage()
  const started = performance.now()
  const made = work()
  const ms = performance.now() - started
  const { user, system } = process.cpuUsage(before)
  return { ms, processorMs: (user + system) / 1000, made }
}

// Large registers

const initiatives = titles(phrases).map((title, place) => ({
  ...{ id: `i${String(place).padStart(6, '0')}`, title },
  knownTo: [`p${place % 200}`, `p${(place * 7) % 200}`],
}))
const consents: Consent[] = Array.from({ length: consentsCount }, (_, place) => ({
  ...{ id: `c${String(place).padStart(6, '0')}`, person: `p${place}`, state: 'given', given: '2026-01-01' },
  ...{ purposes: ['social media'], channels: ['parks'], validTo: '2027-12-31' },
}))
const registers: Registers = { initiatives, consents }
/** One is kept and the others are let go, as in a server. */
const making = Array.from({ length: 5 }, () => ({
  ...timed(() => indexRegisters(registers)),
  made: undefined,
}))
const made: RegisterIndex = indexRegisters(registers)

/** Each change on top of the one before, as a server is brought forward. */
function change(of: (turn: number) => RegisterChange): readonly Timed<RegisterIndex>[] {
  let index = made
  return Array.from({ length: changesCount }, (_, turn) => {
    const changed = timed(() => index.with(of(turn)))
    index = changed.made
    return { ...changed, made }
  })
}
const more = titles(phrases + changesCount).slice(phrases)
const changed = {
  'an initiative is put in': change((turn) => ({
    section: 'initiatives',
    put: { id: `new${turn}`, title: more[turn] ?? '' } as { id: string },
  })),
  'an initiative is changed': change((turn) => ({
    section: 'initiatives',
    put: { ...initiatives[turn * 31], title: more[turn] ?? '' } as { id: string },
  })),
  'an initiative is taken out': change((turn) => ({
    section: 'initiatives',
    remove: `i${String(turn * 31).padStart(6, '0')}`,
  })),
  'a consent is withdrawn': change((turn) => ({
    section: 'consents',
    put: { ...consents[turn * 17], state: 'withdrawn' } as { id: string },
  })),
} as const

const digests = {
  'the first time': timed(() => made.seenBy(nobody, now).digest).ms,
  'again, and after a change of an initiative': (() => {
    const next = made.with({ section: 'initiatives', remove: 'i000001' })
    return timed(() => next.seenBy(nobody, now).digest).ms
  })(),
  'after a change of a consent': (() => {
    const next = made.with({ section: 'consents', remove: 'c000001' })
    return timed(() => next.seenBy(nobody, now).digest).ms
  })(),
}

// What stands behind an answer

const policy = compilePack(shippedPack('act-2015'))
const answer = (text: string) => answerFor(nobody, { text, at }, policy, made, now)
const worded = ['just got briefed on the new school', 'the embargo lifts at 6am, news for public housing']
const plain = ['the weather was lovely by the lake', 'we walked the dog around the oval twice']
/** Posts that say nothing of their own to the question, and do not keep a wording from saying it. */
const carriers = postsOf(200, 3000).filter(
  (text) => !isNeutral(answer(`${text}. ${plain[0]}`)) && isNeutral(answer(`${text}. ${worded[0]}`)),
)

/** A title that is found and a wording that is seen, each behind the same words before it. */
const classes = {
  'an initiative': (turn: number) => `${carriers[turn % carriers.length]}. ${titleOf(turn * 2)}`,
  'another initiative': (turn: number) =>
    `${carriers[turn % carriers.length]}. ${titleOf(turn * 2 + 50_001)}`,
  'a decoy': (turn: number) => `${carriers[turn % carriers.length]}. ${titleOf(turn * 3 + 20_002)}`,
  'wording alone': (turn: number) => `${carriers[turn % carriers.length]}. ${worded[turn % 2]}`,
  'nothing found': (turn: number) => `${carriers[turn % carriers.length]}. ${plain[turn % 2]}`,
} as const
type Class = keyof typeof classes
const names = Object.keys(classes) as Class[]

function titleOf(place: number): string {
  return initiatives[place % phrases]?.title ?? ''
}

/** Every class in each round, in an order of its own. */
function rounds(count: number): readonly { readonly name: Class; readonly turn: number }[] {
  let state = 4711
  const next = (below: number): number => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return (state >>> 8) % below
  }
  return Array.from({ length: count }, (_, turn) => {
    const order = [...names]
    for (let place = order.length - 1; place > 0; place--) {
      const other = next(place + 1)
      ;[order[place], order[other]] = [order[other] as Class, order[place] as Class]
    }
    return order.map((name) => ({ name, turn }))
  }).flat()
}

const inProcess = new Map<Class, number[]>(names.map((name) => [name, []]))
for (const { name, turn } of rounds(alone)) {
  const text = classes[name](turn)
  inProcess.get(name)?.push(timed(() => answer(text)).ms)
}

const server = await openTestServer(
  {
    ...shippedPorts,
    registers: {
      load: async () => ({ snapshot: registers, mark: '' }),
      changesSince: async (mark) => ({ changes: [], mark }),
    },
  },
  { NEUTRAL_ANSWERS_A_DAY: '9999' },
)
const person = await server.house.person('Bench', { email: 'bench@act.example' })
const browser = await server.byProvider(emailOf(person))
const address = await server.app.listen({ port: 0, host: '127.0.0.1' })
const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

async function ask(text: string): Promise<{ readonly ms: number; readonly neutral: boolean }> {
  const started = performance.now()
  const reply = await fetch(`${address}/api/v1/checks`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: address },
    body: JSON.stringify({ text, at }),
  })
  const body = await reply.text()
  const ms = performance.now() - started
  if (reply.status !== 200 || !body.includes('"assessed"')) throw new Error(`${reply.status} ${body}`)
  return { ms, neutral: body.includes('not-yet-announced') }
}
for (let turn = 0; turn < 50; turn++) await ask(`warming up ${turn}`)
const overHttp = new Map<Class, number[]>(names.map((name) => [name, []]))
let mistaken = 0
for (const { name, turn } of rounds(asksEach)) {
  const { ms, neutral } = await ask(classes[name](turn + 1000))
  if (neutral !== (name !== 'nothing found')) mistaken += 1
  overHttp.get(name)?.push(ms)
}
await server.close()

/** Mann-Whitney: how often a time of one is longer than a time of the other; a half says nothing. */
function longer(one: readonly number[], other: readonly number[]): number {
  const all = [...one.map((ms) => ({ ms, of: 1 })), ...other.map((ms) => ({ ms, of: 0 }))].sort(
    (a, b) => a.ms - b.ms,
  )
  let ranks = 0
  for (const [place, { of }] of all.entries()) if (of === 1) ranks += place + 1
  return (ranks - (one.length * (one.length + 1)) / 2) / (one.length * other.length)
}
/** How far from a half chance alone goes, nineteen times in twenty. */
const chance = (count: number): number => 1.96 * Math.sqrt((2 * count + 1) / (12 * count * count))

const times = (figures: ReadonlyMap<Class, readonly number[]>, digits: number): string =>
  table(
    ['behind the answer', 'p5 ms', 'median ms', 'p95 ms', 'p99 ms', 'longer than a decoy'],
    names.map((name) => {
      const own = figures.get(name) ?? []
      return [
        name,
        ...[0.05, 0.5, 0.95, 0.99].map((share) => say(quantile(own, share), digits)),
        name === 'a decoy' ? '' : say(longer(own, figures.get('a decoy') ?? []), 3),
      ]
    }),
  )

const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const page = `# Bench of asking with the registers

Written by \`npm run bench asking\` at ${commit} on Node ${process.version}, with registers of ${whole(phrases)} phrases and ${whole(consentsCount)} consents. The machine is shared (load ${say(loadavg()[0] ?? 0)} on ${cpus().length} cores at the end).

## How long an answer takes, by what stands behind it

The bytes of the neutral answer are the same whatever was found; this is about its time. Each class of text has the same words before it, and the classes take turns in an order of chance. *Longer than a decoy* is how often a time of this class is longer than one of a decoy: at a half, time says nothing.

Over HTTP to the server on this machine, ${whole(asksEach)} of each, each a text of its own (chance alone goes to ${say(0.5 - chance(asksEach), 3)} and ${say(0.5 + chance(asksEach), 3)}, nineteen times in twenty); ${mistaken === 0 ? 'every answer was the expected one' : `${mistaken} answers were not those expected, because a carrier happened to name something`}:

${times(overHttp, 2)}

The engine alone, ${whole(alone)} of each, as only somebody inside the server could measure it (chance: ${say(0.5 - chance(alone), 3)} to ${say(0.5 + chance(alone), 3)}):

${times(inProcess, 4)}

*Nothing found* may differ from the others: that it is another answer is plain from its words. What must not be told apart are the first four. Wording and registers are both always looked for, on every text; what remains is the few microseconds that a match itself takes, in an answer of milliseconds. That makes telling them apart costly and keeps a match deniable. It does not make it impossible: whoever could ask without end would see through any noise, which is one more reason for the daily bound.

## Large registers

${table(
  ['', 'milliseconds', 'of the processor'],
  [
    [
      `${whole(phrases)} phrases and ${whole(consentsCount)} consents made ready, median of ${making.length} (aim: under 2,000)`,
      say(
        quantile(
          making.map(({ ms }) => ms),
          0.5,
        ),
        0,
      ),
      say(
        quantile(
          making.map(({ processorMs }) => processorMs),
          0.5,
        ),
        0,
      ),
    ],
  ],
)}

One entry changed, ${whole(changesCount)} changes one upon the other, in milliseconds (aim: under 50):

${table(
  ['', 'median', 'p99', 'longest', 'longest, of the processor'],
  Object.entries(changed).map(([name, all]) => [
    name,
    say(
      quantile(
        all.map(({ ms }) => ms),
        0.5,
      ),
      2,
    ),
    say(
      quantile(
        all.map(({ ms }) => ms),
        0.99,
      ),
      2,
    ),
    say(Math.max(...all.map(({ ms }) => ms))),
    say(Math.max(...all.map(({ processorMs }) => processorMs))),
  ]),
)}

Where others are busy on the machine, a process waits for its turn, and the clock on the wall counts that. What is longer than a few milliseconds is the collecting of garbage, which may come at any moment in a program of this size, on one more core where there is one: the processor's count has both.

The digest of what somebody on no list may know of, which the first answer after a change waits for:

${table(
  ['', 'milliseconds'],
  Object.entries(digests).map(([name, ms]) => [name, say(ms)]),
)}
`
writeFileSync(new URL('../docs/reference/bench-asking.md', import.meta.url), page)
process.stdout.write(page)
