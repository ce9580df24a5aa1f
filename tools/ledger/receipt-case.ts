import { formatVerifierKey, type SignerKey } from '@secondlook/ledger'
import { firstWitness, oldKey, origin, secondWitness } from './seeds.ts'
import { receiptOf } from './story.ts'

export type ReceiptCase = {
  readonly name: string
  readonly text: string
  readonly witnesses?: readonly SignerKey[]
  readonly witnessesMin?: number
  readonly log?: readonly { readonly key: string; readonly from: number; readonly to: number }[]
  /** Where and why it does not hold. */
  readonly at?: number
  readonly reason?: string
}

export const all = Number.MAX_SAFE_INTEGER
export const trust = (key: SignerKey, from = 0, to = all) => ({ key: formatVerifierKey(key), from, to })
export const both = [firstWitness, secondWitness]

export const life = [3, 5, 8]
export const good = receiptOf(life, ['text', 'who'], 9, [oldKey, ...both])
export const bare = receiptOf(life, [], 9, [oldKey])
export const lines = good.split('\n')
export const lineOf = (start: string, nth = 1): number => {
  const found = lines.flatMap((line, at) => (line.startsWith(start) ? [at + 1] : []))
  return found[nth - 1] ?? 0
}
export const change = (from: string, to: string): string => {
  if (!good.includes(from)) throw new RangeError(`the receipt does not say ${from}`)
  return good.replace(from, to)
}
export const without = (at: number): string => lines.filter((_, place) => place !== at - 1).join('\n')
export const swap = (at: number): string =>
  lines.map((line, place) => (place === at - 1 ? lines[at] : place === at ? lines[at - 1] : line)).join('\n')
export const head = lineOf(origin)
