import { digest, pack } from 'virtual:pack'
import { compilePack, detectors } from '@secondlook/engine'
import { pagesOf } from '../../pack/pack-face.ts'
import type { Answer, Question } from './messages.ts'

/** The part of a worker that this file uses; the page's own types do not know it. */
type Scope = {
  onmessage: ((event: MessageEvent<Question>) => void) | null
  postMessage(answer: Answer): void
}

const scope = self as unknown as Scope
const policy = compilePack(pack, [], [digest])

scope.onmessage = ({ data }) => {
  const started = performance.now()
  const assessment = policy.assess(data.draft)
  scope.postMessage({ kind: 'checked', ask: data.ask, assessment, took: performance.now() - started })
}

scope.postMessage({ kind: 'ready', pages: pagesOf(pack, (id) => detectors.get(id)?.summary ?? id) })
