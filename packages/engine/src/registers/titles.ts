import type { Initiative } from '@secondlook/contract'
import { commonness } from '../text/common-words.ts'
import { EntryReader } from './plain-words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A title or an alias of an initiative, as its words. */
export type Title = {
  readonly initiative: Initiative
  readonly name: string
  readonly stems: readonly string[]
  readonly keys: readonly number[]
  /** Telling words, each once, heaviest first once they are weighed. */
  readonly telling: readonly { readonly key: number; readonly stem: string }[]
}

const rareMost = 1

/** Every title and alias, each once, in an order that does not depend on that of the register. */
export function titlesOf(initiatives: readonly Initiative[], vocabulary: Vocabulary): Title[] {
  const reader = new EntryReader()
  const titles: Title[] = []
  for (const initiative of initiatives) {
    for (const name of new Set([initiative.title, ...(initiative.aliases ?? [])])) {
      const stems = reader.read(name).words.map(({ stem }) => stem)
      if (stems.length === 0) continue
      const keys = stems.map((stem) => vocabulary.add(stem))
      const telling = [...new Set(stems)]
        .filter((stem) => commonness(stem) <= rareMost)
        .map((stem) => ({ stem, key: vocabulary.add(stem) }))
      titles.push({ initiative, name, stems, keys, telling })
    }
  }
  return titles.sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.initiative.id < b.initiative.id ? -1 : 1,
  )
}

/** By key: a word weighs more the fewer titles have it. */
export function weightsOf(titles: readonly Title[], size: number): Int32Array {
  const counts = new Int32Array(size + 1)
  for (const { telling } of titles) for (const { key } of telling) counts[key] = (counts[key] ?? 0) + 1
  const all = Math.max(titles.length, 2)
  return counts.map((count) => (count > 0 ? 1 + halvings(all / count) : 0))
}

/** How many times a number can be halved: a logarithm in whole steps, the same in every runtime. */
function halvings(value: number): number {
  let count = 0
  for (let rest = Math.floor(value); rest > 1; rest >>= 1) count++
  return count
}
