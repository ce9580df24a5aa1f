import { fork } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { childLimits } from '../limits.ts'
import { type Answers, type Asked, memoryExit, type Sent } from './asked.ts'

export type ChildResult<T> =
  | { readonly ok: true; readonly answer: T; readonly peakMb: number }
  /** Ended by us for what it used, or by itself. */
  | { readonly ok: false; readonly because: 'time' | 'memory' | 'crash' }

const isSource = import.meta.url.endsWith('.ts')
const program = fileURLToPath(
  isSource
    ? new URL('./media-child.ts', import.meta.url)
    : // A build has this file inside of a program at its root.
      new URL('./media/child/media-child.js', import.meta.url),
)

/**
 * Has a program of its own look at a file: one file each, without our settings in its environment, ended when it uses
 * too much time or memory. Whatever a file does to it, it does to nothing else.
 */
export async function askChild<K extends Asked['ask']>(
  asked: Extract<Asked, { ask: K }>,
): Promise<ChildResult<Answers[K]>> {
  const { milliseconds, memoryMb } = childLimits[asked.ask]
  const child = fork(program, [String(memoryMb)], {
    execArgv: [...(isSource ? ['--import', 'tsx'] : []), '--max-old-space-size=256'],
    cwd: dirname(program),
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return await new Promise((resolve) => {
    const timer = setTimeout(() => settle({ ok: false, because: 'time' }), milliseconds)
    const settle = (result: ChildResult<Answers[K]>): void => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(result)
    }
    child.once('message', (sent) => {
      const { answer, peakMb } = sent as Sent
      settle({ ok: true, answer: answer as Answers[K], peakMb })
    })
    child.once('error', () => settle({ ok: false, because: 'crash' }))
    child.once('exit', (code) => settle({ ok: false, because: code === memoryExit ? 'memory' : 'crash' }))
    child.send(asked, (error) => {
      if (error) settle({ ok: false, because: 'crash' })
    })
  })
}
