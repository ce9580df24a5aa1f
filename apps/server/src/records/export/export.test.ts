import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cosignText, formatVerifierKey, makeSigner, signatureLine } from '@secondlook/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commit } from '../commit.ts'
import { rotateLogKey } from '../rotate-log-key.ts'
import { findCheckpoint } from '../store.ts'
import { logSigner, named, openTestRecords, origin, put, somebody, type TestRecords } from '../testing.ts'
import { checkExport } from './check-export.ts'
import { exportLog } from './export-log.ts'
import { ExportFolder, openExportFolder } from './folder.ts'

let records: TestRecords
beforeAll(async () => {
  records = await openTestRecords()
})
afterAll(() => records.close())

type Files = Map<string, Buffer>

async function exported(mayShow = (_type: string, part: string) => part !== 'who'): Promise<Files> {
  const files: Files = new Map()
  await exportLog({
    ...{ db: records.test.database.db, vault: records.recorder.vault, mayShow },
    write: async (path, bytes) => {
      files.set(path, Buffer.from(bytes))
    },
    progress: () => undefined,
  })
  return files
}
const check = (files: Files, trusted = logSigner(3)) =>
  checkExport(async (path) => files.get(path), [...files.keys()], trusted)

/** As somebody would who changes a file and knows of the manifest. */
function withManifest(files: Files): Files {
  const lines = [...files]
    .filter(([path]) => path !== 'manifest')
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([path, bytes]) => `${createHash('sha256').update(bytes).digest('hex')}  ${path}\n`)
  return new Map([...files, ['manifest', Buffer.from(`secondlook.log-export/v1\n${lines.join('')}`)]])
}

async function cosign(): Promise<void> {
  const witness = makeSigner('w.example', 'witness', new Uint8Array(32).fill(9))
  const head = await findCheckpoint(records.test.database.db)
  const text = head?.note.slice(0, head.note.indexOf('\n\n') + 1) ?? ''
  const row = { verifier: formatVerifierKey(witness), line: signatureLine(cosignText(text, 5, witness)) }
  await records.test.database.transact((tx) =>
    tx
      .insertInto('cosignature')
      .values({ size: head?.size ?? 0, ...row })
      .execute(),
  )
}

describe('an export', () => {
  it('of three events, two keys and a witness names every byte that is changed, also where the manifest was made to fit', async () => {
    await records.name('a', 'one')
    await records.run()
    const { recorder, sequencer } = records
    await rotateLogKey(recorder, sequencer, somebody, logSigner(4))
    await records.name('a', 'two')
    await records.run()
    await cosign()

    const files = await exported()
    const bytes = [...files.values()].reduce((all, one) => all + one.length, 0)
    expect(bytes).toBeLessThan(4096)
    expect(await check(files)).toEqual({ holds: true, size: 3, parts: 3, signedBy: origin })
    let named = 0
    for (const [path, whole] of files) {
      for (let at = 0; at < whole.length; at++) {
        const changed = Buffer.from(whole)
        changed[at] = (changed[at] ?? 0) ^ (1 << (at % 8))
        const other: Files = new Map([...files, [path, changed]])
        const plain = await check(other)
        expect(plain, `${path} byte ${at}`).toMatchObject({ holds: false })
        if (!plain.holds && path !== 'manifest') expect(plain.file).toBe(path)
        if (path !== 'manifest')
          expect(await check(withManifest(other)), `${path} byte ${at}, manifest made anew`).toMatchObject({
            holds: false,
          })
        named++
      }
    }
    expect(named).toBe(bytes)
    process.stdout.write(`export: ${named} bytes of ${files.size} files changed in turn, each named\n`)
  }, 300_000)

  it('names a file that is missing, and one too many', async () => {
    const files = await exported()
    for (const path of files.keys()) {
      const fewer = new Map([...files].filter(([name]) => name !== path))
      expect(await check(fewer), path).toMatchObject({ holds: false, file: path })
    }
    const more = withManifest(new Map([...files, ['tile/0/001.p/5', Buffer.from('x')]]))
    expect(await check(more)).toMatchObject({ holds: false, file: 'tile/0/001.p/5' })
  })

  it('is not believed where its first key is another', async () => {
    expect(await check(await exported(), logSigner(5))).toMatchObject({ holds: false, file: 'keys' })
  })

  it('shows only what may be shown', async () => {
    const text = Buffer.concat([...(await exported()).values()]).toString('latin1')
    expect(text).toContain('"one"')
    expect(text).not.toContain('"p1"')
    expect(text).not.toMatch(/^\d+ row-salt/m)
  })

  it('of many events has whole and partial tiles on more than one level, and holds from a folder', async () => {
    const many = Array.from({ length: 600 }, (_, at) => named(`m${at}`, String(at)))
    await commit(records.recorder, somebody, async (tx) => {
      for (const { subject, parts } of many) await put(tx, subject, String(parts?.['text']))
      const [first = named('m', 'm'), ...rest] = many
      return { result: undefined, events: [first, ...rest] }
    })
    await records.run()
    await cosign()
    const parent = mkdtempSync(join(tmpdir(), 'export-'))
    const folder = new ExportFolder(join(parent, 'log'))
    await exportLog({
      ...{ db: records.test.database.db, vault: records.recorder.vault, mayShow: () => true },
      ...{ write: folder.write, progress: () => undefined },
    })
    await folder.finish()
    const { read, names } = await openExportFolder(join(parent, 'log'))
    expect(names).toContain('tile/1/000.p/2')
    expect(names).toContain('tile/0/001')
    expect(await checkExport(read, names)).toMatchObject({ holds: true, size: 603 })
    expect(folder.isTaken()).toBe(true)
    rmSync(parent, { recursive: true })
  })
})
