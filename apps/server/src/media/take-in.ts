import { type Refusal, refuse } from '../http/refusals.ts'
import type { PictureAnswer } from './child/asked.ts'
import { askChild } from './child/children.ts'
import { recognise } from './container/recognise.ts'
import { type Found, unread } from './found/found.ts'

export type TakenIn = Extract<PictureAnswer, { ok: true }> & {
  /** For its author, once. */
  readonly found: readonly Found[]
}

const broken = refuse(
  'file-broken',
  'This picture is cut off or broken. Open it, save it again, and add that.',
)
const tooLarge = refuse(
  'picture-too-large',
  'This picture takes more to open than we can give it. Save it smaller, and add that.',
)

/** A file as the picture we keep of it, made anew; or why not. Nothing of what came in outlives this. */
export async function takeIn(bytes: Uint8Array): Promise<TakenIn | Refusal> {
  const container = recognise(bytes)
  if ('refusal' in container) return container
  // Apart from each other: notes that go round in circles cost their author the notes, and not the picture.
  const [looked, notes] = await Promise.all([
    askChild({ ask: 'picture', bytes, container }),
    askChild({ ask: 'notes', bytes, container }),
  ])
  if (!looked.ok) return looked.because === 'crash' ? broken : tooLarge
  const { answer } = looked
  if (answer.ok) return { ...answer, found: notes.ok ? notes.answer : [unread] }
  return answer.because === 'broken' ? broken : tooLarge
}
