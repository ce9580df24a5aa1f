import type { Initiative } from '@secondlook/contract'
import { commonness } from '../text/common-words.ts'
import type { Word } from '../text/word.ts'
import { EntryReader } from './plain-words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A title or an alias of an initiative, as its words. */
export type Title = {
  readonly initiative: Initiative
  readonly name: string
  readonly words: readonly Word[]
  readonly keys: readonly number[]
  /** Telling words, each once, heaviest first once they are weighed. */
  readonly telling: { readonly key: number; readonly stem: string }[]
}

const rareMost = 1

/** Every title and alias, each once, in an order that does not depend on that of the register. */
export function titlesOf(initiatives: readonly Initiative[], vocabulary: Vocabulary): Title[] {
  const reader = new EntryReader()
  const titles: Title[] = []
  for (const initiative of initiatives) {
    const { title: own, aliases } = initiative
    for (const name of aliases?.length ? new Set([own, ...aliases]) : [own]) {
      const title = titleOf(initiative, name, reader, vocabulary)
      if (title) titles.push(title)
      const apart = humpsApart(name)
      const other = apart === name ? undefined : titleOf(initiative, apart, reader, vocabulary)
      // One word in the register is nearly nothing when its halves lie about in another order.
      if (other) titles.push({ ...other, telling: [] })
    }
  }
  return titles.sort((a, b) =>
    a.name < b.name ? -1 : a.name > b.name ? 1 : a.initiative.id < b.initiative.id ? -1 : 1,
  )
}

function titleOf(
  initiative: Initiative,
  name: string,
  reader: EntryReader,
  vocabulary: Vocabulary,
): Title | undefined {
  const { words } = reader.read(name)
  if (words.length === 0) return undefined
  const keys = words.map(({ stemHash }) => vocabulary.add(stemHash))
  const telling: { key: number; stem: string }[] = []
  for (const [at, { stem }] of words.entries()) {
    const isNew = !telling.some((one) => one.stem === stem)
    if (isNew && commonness(stem) <= rareMost) telling.push({ key: keys[at] ?? 0, stem })
  }
  return { initiative, name, words, keys, telling }
}

/** "WattleSeed" is also written "wattle seed", and a reader of tags takes it apart. */
function humpsApart(name: string): string {
  let apart = ''
  let from = 0
  for (let at = 1; at < name.length; at++) {
    const code = name.charCodeAt(at)
    const before = name.charCodeAt(at - 1)
    if (code < 65 || code > 90 || before < 97 || before > 122) continue
    apart += `${name.slice(from, at)} `
    from = at
  }
  return from === 0 ? name : apart + name.slice(from)
}

/** How many titles have a word. */
export type WordCounts = { readonly titles: number; countOf(stem: string): number }

/** By key: in how many titles a word is, those that lie elsewhere included. */
export function countsOf(titles: readonly Title[], size: number, elsewhere?: WordCounts): Int32Array {
  const counts = new Int32Array(size + 1)
  const seen = new Uint8Array(size + 1)
  for (const { telling } of titles) {
    for (const { key, stem } of telling) {
      if (elsewhere && seen[key] !== 1) counts[key] = (counts[key] ?? 0) + elsewhere.countOf(stem)
      seen[key] = 1
      counts[key] = (counts[key] ?? 0) + 1
    }
  }
  return counts
}

/** By key: a word weighs more the fewer of all titles have it. */
export function weightsOf(counts: Int32Array, titles: number): Int32Array {
  const all = Math.max(titles, 2)
  return counts.map((count) => (count > 0 ? 1 + halvings(all / count) : 0))
}

/** How many times a number can be halved: a logarithm in whole steps, the same in every runtime. */
function halvings(value: number): number {
  let count = 0
  for (let rest = Math.floor(value); rest > 1; rest >>= 1) count++
  return count
}
