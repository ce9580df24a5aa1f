import type { RegisterChange } from '@secondlook/engine'
import { expect, it } from 'vitest'
import { KeptIndex } from './kept-index.ts'
import type { RegisterSource } from './ports.ts'

const put = (id: string): RegisterChange => ({
  section: 'assets',
  put: { id, kind: 'logo' } as { id: string },
})

/** A register whose changes a test makes; it says how often it was read. */
function registerOf() {
  const changes: RegisterChange[] = []
  const read = { loads: 0, changes: 0 }
  const state = { isTooOld: false, isBroken: false }
  const source: RegisterSource = {
    load: async () => {
      read.loads++
      if (state.isBroken) throw new Error('unreachable')
      const assets = changes.flatMap((one) => ('put' in one ? [one.put as { id: string; kind: string }] : []))
      return { snapshot: { assets }, mark: String(changes.length) }
    },
    changesSince: async (mark) => {
      read.changes++
      await new Promise((resolve) => setTimeout(resolve, 5))
      if (state.isBroken) throw new Error('unreachable')
      if (state.isTooOld) return 'too-old'
      return { changes: changes.slice(Number(mark)), mark: String(changes.length) }
    },
  }
  return { changes, read, state, source }
}

it('is brought forward by what changed, and made anew where that is not known', async () => {
  const { changes, read, state, source } = registerOf()
  const kept = new KeptIndex(source)
  expect((await kept.current()).asset('a')).toBeUndefined()
  changes.push(put('a'))
  expect((await kept.current()).asset('a')).toBeDefined()
  expect(read).toEqual({ loads: 1, changes: 1 })
  state.isTooOld = true
  changes.push(put('b'))
  expect((await kept.current()).asset('b')).toBeDefined()
  expect(read.loads).toBe(2)
})

it('never answers from what was before somebody asked, and reads once for all who wait', async () => {
  const { changes, read, source } = registerOf()
  const kept = new KeptIndex(source)
  await kept.current()
  const first = kept.current()
  await new Promise((resolve) => setTimeout(resolve, 1))
  const before = read.changes
  changes.push(put('late'))
  const waiting = await Promise.all(Array.from({ length: 20 }, () => kept.current()))
  await first
  expect(waiting.every((index) => index.asset('late') !== undefined)).toBe(true)
  expect(read.changes - before).toBeLessThanOrEqual(1)
})

it('gives no answer while the registers cannot be read, and answers again afterwards', async () => {
  const { state, changes, source } = registerOf()
  const kept = new KeptIndex(source)
  await kept.current()
  state.isBroken = true
  await expect(Promise.all([kept.current(), kept.current()])).rejects.toThrow('unreachable')
  await expect(kept.current()).rejects.toThrow('unreachable')
  state.isBroken = false
  changes.push(put('a'))
  expect((await kept.current()).asset('a')).toBeDefined()
})
