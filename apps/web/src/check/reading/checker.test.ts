import type { Assessment, Draft } from '@secondlook/contract'
import { describe, expect, it } from 'vitest'
import type { PackPages } from '../../pack/pack-face.ts'
import { Checker } from './checker.ts'
import type { Answer, Question } from './messages.ts'

const assessment = { advice: 'clear', findings: [] } as unknown as Assessment

function setUp() {
  const asked: Question[] = []
  const shown: string[] = []
  const worker = {
    onmessage: null as ((event: MessageEvent<Answer>) => void) | null,
    postMessage: (question: Question) => void asked.push(question),
  }
  const checker = new Checker(worker, {
    onReady: () => undefined,
    onChecked: ({ draft }) => shown.push(draft.text),
  })
  const say = (answer: Answer) => worker.onmessage?.({ data: answer } as MessageEvent<Answer>)
  return {
    asked: () => asked.map(({ draft }) => draft.text),
    shown,
    check: (text: string) => checker.check({ text } as Draft),
    ready: () => say({ kind: 'ready', pages: {} as PackPages }),
    answer: () => say({ kind: 'checked', ask: asked.length, assessment, took: 1 }),
  }
}

describe('asking the worker', () => {
  it('waits until the worker has read the policy', () => {
    const { asked, check, ready } = setUp()
    check('Hello')
    expect(asked()).toEqual([])
    ready()
    expect(asked()).toEqual(['Hello'])
  })

  it('skips what was typed while it was reading, and shows only the newest', () => {
    const { asked, shown, check, ready, answer } = setUp()
    ready()
    check('H')
    check('He')
    check('Hello')
    answer()
    expect(asked()).toEqual(['H', 'Hello'])
    expect(shown).toEqual([])
    answer()
    expect(shown).toEqual(['Hello'])
  })
})
