import { type Refusal, refuse } from '../http/refusals.ts'
import type { PictureAnswer } from './child/asked.ts'
import { askChild } from './child/children.ts'
import { recognise } from './container/recognise.ts'

export type TakenIn = Extract<PictureAnswer, { ok: true }>

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
  const looked = await askChild({ ask: 'picture', bytes, container })
  if (!looked.ok) return looked.because === 'crash' ? broken : tooLarge
  const { answer } = looked
  if (answer.ok) return answer
  return answer.because === 'broken' ? broken : tooLarge
}
