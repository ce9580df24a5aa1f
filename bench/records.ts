// npm run bench records: how fast the log is, beside what people would otherwise do, in the same run; writes
// docs/reference/bench-records.md.
import { execFileSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { leafHash, verifyInclusion, verifyReceipt } from '@secondlook/ledger'
import { commit } from '../apps/server/src/records/commit.ts'
import { checkExport } from '../apps/server/src/records/export/check-export.ts'
import { exportLog } from '../apps/server/src/records/export/export-log.ts'
import { fsck } from '../apps/server/src/records/fsck/fsck.ts'
import { proveInclusion } from '../apps/server/src/records/proofs.ts'
import { makeReceipt } from '../apps/server/src/records/receipt.ts'
import { sequence } from '../apps/server/src/records/sequence.ts'
import { findCheckpoint } from '../apps/server/src/records/store.ts'
import { named, openTestRecords, put, somebody, trust } from '../apps/server/src/records/testing.ts'
import { table } from '../tools/quality/table.ts'

declare module '../apps/server/src/store/tables.ts' {
  interface Tables {
    plain_thing: { readonly id: string; readonly name: string }
    plain_audit: {
      readonly id: string
      readonly type: string
      readonly at: string
      readonly subject: string
      readonly said: string
    }
  }
}

const root = new URL('..', import.meta.url).pathname
const rounds = 3
const secondsOfWriting = 2
const logSize = 10_000

const records = await openTestRecords()
const { database } = records.test
const { db } = database
const owner = await records.test.connect()
await owner.query(`create table secondlook.plain_thing (id text collate "C" primary key, name text not null);
  create table secondlook.plain_audit (id uuid primary key, number bigint generated always as identity, type text, at timestamptz,
    subject text, said jsonb); create index on secondlook.plain_audit (subject)`)

const median = (figures: readonly number[]): number =>
  [...figures].sort((left, right) => left - right)[Math.trunc(figures.length / 2)] ?? 0
const round = (figure: number, digits = 0): string =>
  figure.toLocaleString('en-AU', { minimumFractionDigits: digits, maximumFractionDigits: digits })

async function milliseconds(work: () => unknown): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** How often some writers do it in a few seconds. */
async function writesASecond(writers: number, write: () => Promise<unknown>): Promise<number> {
  const end = performance.now() + secondsOfWriting * 1000
  let done = 0
  const one = async (): Promise<void> => {
    while (performance.now() < end) {
      await write()
      done += 1
    }
  }
  await Promise.all(Array.from({ length: writers }, one))
  return done / secondsOfWriting
}

const record = async (): Promise<void> => {
  const id = randomUUID()
  await commit(records.recorder, somebody, async (tx) => {
    await put(tx, id, 'a name')
    return { result: undefined, events: [named(id, 'a name')] }
  })
}
async function appends(writers: number) {
  const plainly: number[] = []
  const recorded: number[] = []
  const heads: number[] = []
  for (let at = 0; at < 3; at++) {
    plainly.push(await writesASecond(writers, auditInPool))
    let isDone = false
    let made = 0
    const numbering = (async () => {
      while (!isDone) made += (await sequence(records.sequencer)) > 0 ? 1 : 0
    })()
    recorded.push(await writesASecond(writers, record))
    isDone = true
    await numbering
    heads.push(made / secondsOfWriting)
    await records.run()
  }
  return { plainly: median(plainly), recorded: median(recorded), heads: median(heads) }
}

/** What people would otherwise do: the change and a line in an audit table, which anybody with the password may change. */
async function auditInPool(): Promise<void> {
  const id = randomUUID()
  await database.transact(async (tx) => {
    await tx.insertInto('plain_thing').values({ id, name: 'a name' }).execute()
    const said = JSON.stringify({ text: 'a name', who: { kind: 'person', id: 'p1' } })
    const at = new Date().toISOString()
    await tx
      .insertInto('plain_audit')
      .values({ id: randomUUID(), type: 'thing.named', at, subject: id, said })
      .execute()
  })
}

const one = await appends(1)
const sixteen = await appends(16)
const bulk = await fill()
const head = await findCheckpoint(db)
if (!head) throw new Error('the log has no head')

/** Subjects with ten events each, told in large commits. */
async function fill(): Promise<number> {
  const batch = 2000
  let told = 0
  const started = performance.now()
  while (told < logSize) {
    const many = Array.from({ length: batch }, (_, at) => `subject-${(told + at) % (logSize / 10)}`)
    const [first = named('x', 'x'), ...rest] = many.map((id) => named(id, `words about ${id}`))
    await commit(records.recorder, somebody, async (tx) => {
      for (let from = 0; from < many.length; from += 1000) {
        const rows = many.slice(from, from + 1000).map((id) => ({ id, name: 'x' }))
        await tx
          .insertInto('thing')
          .values(rows)
          .onConflict((on) => on.column('id').doUpdateSet({ name: 'y' }))
          .execute()
      }
      return { result: undefined, events: [first, ...rest] }
    })
    told += batch
  }
  const seconds = (performance.now() - started) / 1000
  await records.run()
  return told / seconds
}

const leaves = (await db.selectFrom('event').select(['leaf', 'subject']).orderBy('number').execute()).map(
  ({ leaf }) => Buffer.from(leaf),
)
const proofs = { made: [] as number[], checked: [] as number[], chain: [] as number[] }
for (let at = 0; at < rounds; at++) {
  const wanted = Array.from({ length: 100 }, (_, n) => (n * 7919 + at) % head.size)
  const paths: (readonly Uint8Array[])[] = []
  const making = await milliseconds(async () => {
    for (const index of wanted) paths.push(await proveInclusion(db, index, head.size))
  })
  proofs.made.push(making / wanted.length)
  const checking = await milliseconds(() => {
    for (const [n, index] of wanted.entries()) {
      const leaf = leafHash(leaves[index] ?? Buffer.alloc(0))
      if (!verifyInclusion(leaf, index, head.size, paths[n] ?? [], head.root)) throw new Error('no proof')
    }
  })
  proofs.checked.push(checking / wanted.length)
  // The simple way to tamper evidence: each line hashed with the one before it, so that to check one is to read all.
  proofs.chain.push(
    await milliseconds(() => {
      let hash = Buffer.alloc(32)
      for (const leaf of leaves) hash = createHash('sha256').update(hash).update(leaf).digest()
      return hash
    }),
  )
}

const receipts = { made: [] as number[], checked: [] as number[], rows: [] as number[] }
const needs = { db, vault: records.recorder.vault }
for (let at = 0; at < rounds; at++) {
  const subjects = Array.from({ length: 40 }, (_, n) => `subject-${(n * 37 + at) % (logSize / 10)}`)
  const texts: string[] = []
  const making = await milliseconds(async () => {
    for (const subject of subjects) texts.push((await makeReceipt(needs, subject, () => true)) ?? '')
  })
  receipts.made.push((subjects.length / making) * 1000)
  const checking = await milliseconds(() => {
    for (const text of texts) if (!verifyReceipt(text, trust).holds) throw new Error('no receipt')
  })
  receipts.checked.push((texts.length / checking) * 1000)
  const reading = await milliseconds(async () => {
    for (const subject of subjects)
      JSON.stringify(
        await db
          .selectFrom('event')
          .innerJoin('event_part', 'event_part.event', 'event.id')
          .selectAll()
          .where('subject', '=', subject)
          .execute(),
      )
  })
  receipts.rows.push((subjects.length / reading) * 1000)
}

const vaultFiles = readdirSync(join(records.folder, 'vault'), {
  recursive: true,
  withFileTypes: true,
}).filter((entry) => entry.isFile())
async function readEverything(): Promise<number> {
  let bytes = 0
  for (const name of ['event', 'event_part', 'event_row', 'log_node', 'checkpoint', 'thing']) {
    for (let from = ''; ; ) {
      const page = await owner.query<{ place: string }>(
        `select ctid::text as place, one.* from secondlook.${name} one where ctid > $1::tid order by ctid limit 2000`,
        [from === '' ? '(0,0)' : from],
      )
      if (page.rows.length === 0) break
      for (const row of page.rows)
        for (const value of Object.values(row))
          bytes += typeof value === 'string' || Buffer.isBuffer(value) ? value.length : 8
      from = page.rows.at(-1)?.place ?? ''
    }
  }
  for (const entry of vaultFiles) bytes += readFileSync(join(entry.parentPath, entry.name)).length
  return bytes
}

const checked: number[] = []
const read: number[] = []
let bytes = 0
for (let at = 0; at < 3; at++) {
  read.push(
    await milliseconds(async () => {
      bytes = await readEverything()
    }),
  )
  checked.push(
    await milliseconds(async () => {
      const report = await fsck({
        database,
        vault: records.recorder.vault,
        now: Date.now,
        progress: () => undefined,
      })
      if (report.wrong) throw new Error(report.wrong.says)
    }),
  )
}

const files = new Map<string, Buffer>()
await exportLog({
  ...{ db, vault: records.recorder.vault, mayShow: () => true, progress: () => undefined },
  write: async (path, whole) => {
    files.set(path, Buffer.from(whole))
  },
})
const exportBytes = [...files.values()].reduce((all, file) => all + file.length, 0)
const exportChecked: number[] = []
const exportSummed: number[] = []
for (let at = 0; at < rounds; at++) {
  exportSummed.push(
    await milliseconds(() => [...files.values()].map((file) => createHash('sha256').update(file).digest())),
  )
  exportChecked.push(
    await milliseconds(async () => {
      const report = await checkExport(async (path) => files.get(path), [...files.keys()])
      if (!report.holds) throw new Error(report.says)
    }),
  )
}
await records.close()

const commitId = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim()
const ratio = (ours: number, other: number): string => `${round(ours / other, 2)}×`
const page = `# Bench of the records

Written by \`npm run bench records\` at ${commitId} on Node ${process.version}: embedded PostgreSQL, tables and keys on the same disk, every commit synced, interleaved rounds, medians. The machine is shared (load ${round(loadavg()[0] ?? 0)} on ${cpus().length} cores at the end), so read the ratios.

## Writing

A change with its event (three sealed parts, one row) and its keys on disk before the commit, while a sequencer numbers and signs. Beside it the same change with a line in an audit table that whoever has the password can change.

${table(
  [
    'writers',
    'recorded a second',
    'heads a second',
    'events a head',
    'audit table a second',
    'of the audit table',
  ],
  [
    [
      '1',
      round(one.recorded),
      round(one.heads),
      round(one.recorded / one.heads, 1),
      round(one.plainly),
      ratio(one.recorded, one.plainly),
    ],
    [
      '16',
      round(sixteen.recorded),
      round(sixteen.heads),
      round(sixteen.recorded / sixteen.heads, 1),
      round(sixteen.plainly),
      ratio(sixteen.recorded, sixteen.plainly),
    ],
  ],
)}

In commits of 2,000 events, one writer records ${round(bulk)} events a second.

## Proving, in a log of ${round(head.size)} events

${table(
  ['', 'milliseconds', 'of the chain'],
  [
    [
      'a proof out of the database',
      round(median(proofs.made), 3),
      ratio(median(proofs.made), median(proofs.chain)),
    ],
    [
      'checking a proof',
      round(median(proofs.checked), 3),
      ratio(median(proofs.checked), median(proofs.chain)),
    ],
    ['a hash chain: reading all of it to check one (leaves in memory)', round(median(proofs.chain), 1), '1×'],
  ],
)}

## Receipts of a subject with ten events

${table(
  ['', 'a second', 'of the rows'],
  [
    ['making one', round(median(receipts.made)), ratio(median(receipts.made), median(receipts.rows))],
    ['checking one', round(median(receipts.checked)), ratio(median(receipts.checked), median(receipts.rows))],
    ['selecting the same rows as JSON, which proves nothing', round(median(receipts.rows)), '1×'],
  ],
)}

## fsck

${table(
  ['', 'seconds', 'of the reading'],
  [
    [
      `\`secondlook fsck\` over ${round(head.size)} events (${round(bytes / 1e6, 1)} MB)`,
      round(median(checked) / 1000, 2),
      ratio(median(checked), median(read)),
    ],
    ['reading the same rows and files, and nothing else', round(median(read) / 1000, 2), '1×'],
    [
      `\`secondlook fsck --export\` (${round(exportBytes / 1e6, 1)} MB, files in memory)`,
      round(median(exportChecked) / 1000, 2),
      ratio(median(exportChecked), median(exportSummed)),
    ],
    ['SHA-256 of the same files', round(median(exportSummed) / 1000, 3), '1×'],
  ],
)}

What fsck does beside reading: two hashes an event and one a node, one decryption and one commitment a part, one digest a row, one Ed25519 check a head. It runs on one core.
`
writeFileSync(join(root, 'docs/reference/bench-records.md'), page)
process.stdout.write(page)
