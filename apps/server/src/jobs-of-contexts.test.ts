import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Queue } from './jobs/queue.ts'
import { jobsOfContexts } from './jobs-of-contexts.ts'
import { RootKeys } from './keys/roots.ts'
import { Vault } from './keys/vault.ts'
import { noticeKinds } from './notice-kinds.ts'
import { tellAll } from './notices/index.ts'
import { openTestDirectory, type TestDirectory } from './people/testing.ts'
import { issuePermit } from './records/permit.ts'

let directory: TestDirectory
let folder = ''
beforeAll(async () => {
  directory = await openTestDirectory()
  folder = mkdtempSync(join(tmpdir(), 'jobs-'))
})
afterAll(async () => {
  await directory.close()
  rmSync(folder, { recursive: true })
})

describe('the job that looks for mails', () => {
  it('makes none on Christmas Day and on the Monday for Boxing Day, and one on the next working day', async () => {
    const put: string[] = []
    const queue = { put: async (_tx: unknown, name: string) => void put.push(name) }
    const roots = await RootKeys.open(folder, randomBytes)
    const jobs = jobsOfContexts(
      {
        recorder: directory.recorder,
        queue: queue as unknown as Queue,
        ...{ roots, credentials: new Vault(folder, roots, 'credentials', randomBytes) },
        counters: new Vault(folder, roots, 'counters', randomBytes),
      },
      {
        smtp: { host: 'localhost', port: 1, isSecure: false, isTlsRequired: false, from: 'look@example.org' },
        ...{ publicUrl: 'https://look.example.org', witnesses: [], neutralAnswersADay: 40 },
        ...{ dataFolder: folder, blobPlace: undefined, fetchAllow: new Set<string>() },
      },
      (error) => {
        throw error
      },
    )
    const look = jobs.find(({ name }) => name === 'notices.look-at-mails')
    const lookAt = async (instant: string): Promise<number> => {
      directory.clock.now = Date.parse(instant)
      await look?.run({ subject: '' })
      return put.length
    }

    directory.clock.now = Date.parse('2026-12-25T01:00:00.000Z')
    const ana = await directory.person('Ana', { email: 'ana@example.org' })
    const permit = issuePermit({ kind: 'system', job: 'test' }, 'notices.tell')
    await tellAll(directory.recorder, permit, noticeKinds, [
      { event: 'e1', person: ana.id, kind: 'people.role-ended', about: 'x', link: '/x' },
    ])
    // Friday noon, Monday noon, and Tuesday a minute before and at 7 am.
    expect(await lookAt('2026-12-25T01:00:05.000Z')).toBe(0)
    expect(await lookAt('2026-12-28T01:00:00.000Z')).toBe(0)
    expect(await lookAt('2026-12-28T19:59:00.000Z')).toBe(0)
    expect(await lookAt('2026-12-28T20:00:00.000Z')).toBe(1)
    expect(put).toEqual(['notices.send-mail'])
  })
})
