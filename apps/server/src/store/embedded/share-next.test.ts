import { expect, it } from 'vitest'
import { shareNext } from './share-next.ts'

/** Work that looks when it begins, and ends when it is let. */
function looking() {
  const state = { isDown: false, looks: 0, ends: [] as (() => void)[] }
  const heal = shareNext(async () => {
    state.looks += 1
    const wasDown = state.isDown
    await new Promise<void>((resolve) => void state.ends.push(resolve))
    if (wasDown) state.isDown = false
  })
  const end = async () => {
    while (state.ends.length === 0) await Promise.resolve()
    state.ends.shift()?.()
  }
  return { state, heal, end }
}

it('looks again for whoever asks while it looks', async () => {
  const { state, heal, end } = looking()
  const early = heal()
  await Promise.resolve()
  state.isDown = true
  const late = [heal(), heal()]
  await end()
  await early
  expect(state.isDown).toBe(true)
  await end()
  await Promise.all(late)
  expect(state).toMatchObject({ isDown: false, looks: 2 })
})

it('goes on after work that failed, and tells who shared it', async () => {
  let tries = 0
  const heal = shareNext(async () => {
    tries += 1
    if (tries === 1) throw new Error('it did not come up')
  })
  await expect(Promise.all([heal(), heal()])).rejects.toThrow('it did not come up')
  await heal()
  expect(tries).toBe(2)
})
