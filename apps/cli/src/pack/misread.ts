import type { Pack } from '@secondlook/contract'
import { type PhraseElement, parsePhrase } from '@secondlook/engine'

/** Small words by what they do. One of them among words of another sort is a hinge: it needs what follows. */
const sorts = new Map<string, string>()
const small = {
  article: 'a an the this that these those my your his her its our their',
  person:
    'i you he she it we they me him us them mine yours myself himself herself themselves ' +
    'nobody anybody somebody everybody anyone someone everyone',
  being: 'be am is are was were been has have had do does did',
  modal: 'will would can could should must may might shall',
  place:
    'in on at by for from with to into onto over under about against between through before after until ' +
    'without within of off up down away back near around behind beside out ahead here there',
  amount: 'any all some each every both none no',
  asking: 'what who which where when why how whether',
  joining: 'and or but nor if because so than as',
}
for (const [sort, words] of Object.entries(small)) for (const word of words.split(' ')) sorts.set(word, sort)

/** Two words that are one to a reader, so that the first is nothing by itself. */
const pairs = new Set(
  (
    'out of|ahead of|because of|instead of|part of|kind of|sort of|lot of|any of|all of|none of|most of|' +
    'next to|due to|such as|rather than|no one|each other|this morning|this afternoon|this evening|' +
    'last night|last week|last year|will be|would be|do not|did not|does not'
  ).split('|'),
)

const bare = (word: string): string => (word.startsWith('=') ? word.slice(1) : word)
const isPlain = ({ lists, gap, words }: PhraseElement): boolean =>
  lists.length === 0 && gap === 0 && words.length > 0

/** Which words stand side by side where nothing is left open: in the lists and the cases of a pack. */
export function neighboursIn(pack: Pack): ReadonlySet<string> {
  const known = new Set<string>()
  for (const line of Object.values(pack.lists).flat()) {
    const { elements } = parsePhrase(line.startsWith('!') ? line.slice(1) : line)
    for (const [at, one] of elements.entries()) {
      const next = elements[at + 1]
      const [left, right] = [one.words, next?.words ?? []]
      if (left.length === 1 && right.length === 1 && !one.optional && !next?.optional)
        known.add(`${bare(left[0] ?? '')} ${bare(right[0] ?? '')}`)
    }
  }
  for (const { post } of pack.cases) {
    const words = post.text.toLowerCase().split(/[^a-z']+/)
    for (const [at, word] of words.entries()) known.add(`${word} ${words[at + 1] ?? ''}`)
  }
  return known
}

/**
 * Where a line probably means whole phrases and is read word by word: in `back|out of` the last alternative
 * goes with the word after it, and no other does. Says how it is read; `undefined` for nearly every line.
 */
export function misreadOf(line: string, known: ReadonlySet<string>): string | undefined {
  const { elements } = parsePhrase(line.startsWith('!') ? line.slice(1) : line)
  for (const [at, element] of elements.entries()) {
    const next = elements[at + 1]
    if (!next || next.optional || !isPlain(element) || !isPlain(next) || element.words.length < 2) continue
    const words = element.words.map(bare)
    const after = next.words.map(bare)
    const last = words.at(-1) ?? ''
    const first = after[0] ?? ''
    if (!isHinge(words, after, known)) continue
    const read = words.slice(0, 3).flatMap((word) => after.slice(0, 2).map((other) => `“${word} ${other}”`))
    return (
      `“${line}” is read as ${words.join(' or ')}, then ${after.join(' or ')}: ${read.join(', ')} …; ` +
      `if “${last} ${first}” belongs together, give each phrase a line of its own; ` +
      `if not, put another word before “${first}”`
    )
  }
  return undefined
}

function isHinge(words: readonly string[], after: readonly string[], known: ReadonlySet<string>): boolean {
  const last = words.at(-1) ?? ''
  const first = after[0] ?? ''
  const others = words.slice(0, -1)
  const fits = (word: string): boolean => after.some((next) => known.has(`${word} ${next}`))
  const pair = `${last} ${first}`
  if (pairs.has(pair)) return others.every((word) => !pairs.has(`${word} ${first}`) && !fits(word))
  if (!known.has(pair) || others.some(fits)) return false
  const sort = sorts.get(last)
  return sort !== undefined && others.every((word) => sorts.get(word) !== sort)
}
