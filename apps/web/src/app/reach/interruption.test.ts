import { describe, expect, it } from 'vitest'
import { Interruptions } from './interruption.ts'

describe('an interruption', () => {
  it('is one dialog, however many requests wait for it', async () => {
    const all = new Interruptions()
    const told: (string | undefined)[] = []
    all.subscribe(() => told.push(all.current()))
    const waiting = [all.ask('sign-in'), all.ask('sign-in'), all.ask('sign-in')]
    expect(all.current()).toBe('sign-in')
    all.settle(true)
    expect(await Promise.all(waiting)).toEqual([true, true, true])
    expect(told).toEqual(['sign-in', undefined])
  })

  it('lets nothing go on when the person would rather not', async () => {
    const all = new Interruptions()
    const waiting = all.ask('step-up')
    all.settle(false)
    expect(await waiting).toBe(false)
    expect(all.current()).toBeUndefined()
  })

  it('of another kind waits its turn', async () => {
    const all = new Interruptions()
    const first = all.ask('sign-in')
    const second = all.ask('step-up')
    all.settle(true)
    expect(await first).toBe(true)
    await new Promise((resolve) => setTimeout(resolve))
    expect(all.current()).toBe('step-up')
    all.settle(true)
    expect(await second).toBe(true)
  })

  it('can be asked for again after it is settled', async () => {
    const all = new Interruptions()
    const first = all.ask('sign-in')
    all.settle(false)
    await first
    const again = all.ask('sign-in')
    expect(all.current()).toBe('sign-in')
    all.settle(true)
    expect(await again).toBe(true)
  })
})
