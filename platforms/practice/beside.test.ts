import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { startBeside } from './beside.ts'
import { startPractice } from './practice.ts'

const folder = mkdtempSync(join(tmpdir(), 'beside-'))
afterAll(() => rmSync(folder, { recursive: true }))
const portOf = (address: string): number => Number(new URL(address).port)

it('is on the first port that is free, and is the same account also after its handle was lost', async () => {
  const [taken, other] = [
    await startPractice({ folder: null, port: 0 }),
    await startPractice({ folder: null, port: 0 }),
  ]
  const free = portOf(other.address)
  await other.stop()
  const environment = { DATA_DIR: join(folder, 'data'), FETCH_ALLOW: 'wiki.internal:443' }
  const open = () => startBeside(environment, [portOf(taken.address), free])
  const first = await open()
  expect(first.address).toBe(`http://127.0.0.1:${free}`)
  expect(first.settings).toEqual({
    PRACTICE: expect.stringMatching(
      new RegExp(`^http://pretend_parks:practice-[\\w-]{24}@127\\.0\\.0\\.1:${free}$`),
    ),
    FETCH_ALLOW: `wiki.internal:443,127.0.0.1:${free}`,
  })
  expect(readdirSync(environment.DATA_DIR)).toEqual(['practice'])
  const account = await (await fetch(`${first.address}/api/accounts/pretend_parks`)).json()
  expect(account).toMatchObject({ id: 'a1', name: 'Practice for parks' })
  const body = new URLSearchParams({ account: 'a1', handle: 'parks_lost', taken: 'yes' })
  await fetch(`${first.address}/behind/rename`, { method: 'POST', body })
  await first.stop()
  const again = await open()
  expect(again.settings).toEqual(first.settings)
  await again.stop()
  await taken.stop()
})
