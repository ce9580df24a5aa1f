import type { Pack } from '@secondlook/contract'
import { type PhraseElement, type Policy, parsePhrase } from '@secondlook/engine'

const bare = (word: string): string => (word.startsWith('=') ? word.slice(1) : word)
const isException = (line: string): boolean => line.startsWith('!')
const elementsOf = (line: string): readonly PhraseElement[] =>
  parsePhrase(isException(line) ? line.slice(1) : line).elements

/**
 * Words of a line that no text ever yields, because the reader parts them, takes an ending off or reads
 * them as others. Says what is read in their place.
 */
export function unreadIn(line: string, policy: Policy): string[] {
  const says: string[] = []
  for (const { words } of elementsOf(line)) {
    for (const word of words.map(bare)) {
      const read = policy.read(word).words.map(({ form }) => form)
      if (read.length === 1 && read[0] === word) continue
      const instead = read.length === 0 ? 'a sign and no word' : `“${read.join(' ')}”`
      says.push(`“${word}” in “${line}” can never match: it is read as ${instead}`)
    }
  }
  return says
}

/**
 * Exceptions that take nothing off their list, because they share no word with it. One word alone is left
 * out: it is there so that it is known, and not read as a slip for another.
 */
export function idleExceptions(name: string, pack: Pack, policy: Policy): string[] {
  const lines = pack.lists[name] ?? []
  if (!lines.some(isException)) return []
  const own = new Set([...wordsOf(lines, pack)].map((word) => stemOf(word, policy)))
  return lines.filter(isException).filter((line) => {
    const elements = elementsOf(line)
    const isOpen = elements.some(({ gap, lists }) => gap > 0 || lists.length > 0)
    if (isOpen || elements.length < 2) return false
    return !elements.some(({ words }) => words.some((word) => own.has(stemOf(bare(word), policy))))
  })
}

const stemOf = (word: string, policy: Policy): string => policy.read(word).words[0]?.stem ?? word

/** Every word that an entry may be made of, those of the lists it names with them. */
function wordsOf(lines: readonly string[], pack: Pack, seen: Set<string> = new Set()): Set<string> {
  const words = new Set<string>()
  for (const line of lines.filter((one) => !isException(one))) {
    for (const element of elementsOf(line)) {
      for (const word of element.words) words.add(bare(word))
      for (const list of element.lists) {
        if (seen.has(list)) continue
        seen.add(list)
        for (const word of wordsOf(pack.lists[list] ?? [], pack, seen)) words.add(word)
      }
    }
  }
  return words
}
