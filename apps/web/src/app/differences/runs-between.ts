import type { PostChanges } from '@secondlook/contract'
import { diffIndices } from 'node-diff3'

export type Run = PostChanges['fields'][number]['runs'][number]

/** Words with the space before them, line ends, spaces, and signs each for itself. */
const tokensOf = (text: string): readonly string[] =>
  text.match(/[^\S\n]*[\p{L}\p{M}\p{N}]+|\n|[^\S\n]+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []

/** Looking for what is alike takes time by the square; beyond this the one stands whole beside the other. */
const mostTokens = 1500

/** What was taken out of a text and what was put in, in the order in which it is read. */
export function runsBetween(before: string, after: string): readonly Run[] {
  const [old, now] = [tokensOf(before), tokensOf(after)]
  if (old.length > mostTokens || now.length > mostTokens) return whole(before, after)
  const runs: Run[] = []
  const add = (kind: Run['kind'], tokens: readonly string[]) => {
    if (tokens.length > 0) runs.push({ kind, text: tokens.join('') })
  }
  let at = 0
  for (const { buffer1, buffer2 } of diffIndices([...old], [...now])) {
    const [from, length] = buffer1
    add('same', old.slice(at, from))
    add('removed', old.slice(from, from + length))
    add('added', now.slice(buffer2[0], buffer2[0] + buffer2[1]))
    at = from + length
  }
  add('same', old.slice(at))
  return runs
}

const whole = (before: string, after: string): readonly Run[] => [
  { kind: 'removed', text: before },
  { kind: 'added', text: after },
]
