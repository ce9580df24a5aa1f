import { describe, expect, it } from 'vitest'
import { inMoments } from './in-moments.ts'

function* work(steps: number, ms: number) {
  for (let at = 0; at < steps; at++) {
    const until = performance.now() + ms
    while (performance.now() < until);
    yield
  }
  return 'done'
}

describe('long work', () => {
  it('lets others have their turn between its moments, and says how far it is', async () => {
    let turns = 0
    const turn = (): void => {
      turns += 1
      timer = setTimeout(turn, 0)
    }
    let timer = setTimeout(turn, 0)
    const rests: number[] = []
    expect(await inMoments(work(20, 10), (done) => rests.push(done))).toBe('done')
    clearTimeout(timer)
    // 25 ms are three steps of 10 at the most.
    for (const [at, done] of rests.entries()) expect(done - (rests[at - 1] ?? 0)).toBeLessThanOrEqual(3)
    expect(turns).toBeGreaterThanOrEqual(6)
  })
})
