import { expansions } from './expansions.ts'
import { fold } from './fold.ts'

/** One place in a phrase: words that will do, lists that will do, or words to leave out. */
export type Element = {
  readonly words: readonly string[]
  readonly lists: readonly string[]
  readonly optional: boolean
  /** Up to this many words of any kind may stand here; then `words` and `lists` are empty. */
  readonly gap: number
}

export type Phrase = {
  readonly elements: readonly Element[]
  /** The elements that a hit points at; all of them where nothing is bracketed. */
  readonly markFrom: number
  readonly markTo: number
}

/**
 * Reads one line of a list. Words match in every inflection; `=word` only as written;
 * `a|b` either; `{list}` any entry of that list; `word?` may be absent; `..` up to three words
 * of any kind, `..5` up to five; `[…]` around the words that a hit shall point at.
 */
export function parsePhrase(line: string): Phrase {
  const elements: Element[] = []
  let markFrom = -1
  let markTo = -1
  for (let piece of line.trim().split(/\s+/)) {
    if (piece.startsWith('[')) {
      markFrom = elements.length
      piece = piece.slice(1)
    }
    const closes = piece.endsWith(']')
    if (closes) piece = piece.slice(0, -1)
    if (piece !== '') elements.push(...parsePiece(piece))
    if (closes) markTo = elements.length
  }
  if (elements.length === 0) throw new RangeError(`a list entry without words: ${line}`)
  return { elements, markFrom: Math.max(markFrom, 0), markTo: markTo < 0 ? elements.length : markTo }
}

const plain = /^[a-z]+$/

function parsePiece(piece: string): readonly Element[] {
  // Most pieces are one word in plain letters, which nothing below would change.
  if (plain.test(piece) && !expansions.has(piece))
    return [{ words: [piece], lists: [], optional: false, gap: 0 }]
  const gap = /^\.\.(\d*)$/.exec(piece)
  if (gap) return [{ words: [], lists: [], optional: false, gap: gap[1] ? Number(gap[1]) : 3 }]
  const optional = piece.length > 1 && piece.endsWith('?')
  const alternatives = (optional ? piece.slice(0, -1) : piece).split('|').filter((part) => part !== '')
  const lists = alternatives.filter((part) => /^\{.+\}$/.test(part)).map((part) => part.slice(1, -1))
  const words = alternatives.filter((part) => !/^\{.+\}$/.test(part)).map(plainWord)
  const [only] = words
  if (words.length === 1 && lists.length === 0 && only !== undefined) return splitWord(only, optional)
  return [{ words, lists, optional, gap: 0 }]
}

const plainWord = (word: string): string => (word.startsWith('=') ? `=${fold(word.slice(1))}` : fold(word))

/** "don't" and "e-mail" are two words in a text, so they are two in a list. */
function splitWord(word: string, optional: boolean): Element[] {
  const bare = word.startsWith('=') ? word.slice(1) : word
  const expansion = expansions.get(bare)
  const parts = expansion ?? bare.split(/[-/.,:;()]+/).filter((part) => part !== '')
  if (parts.length <= 1 && !expansion) return [{ words: [word], lists: [], optional, gap: 0 }]
  return parts.map((part) => ({
    words: [word.startsWith('=') ? `=${part}` : part],
    lists: [],
    optional,
    gap: 0,
  }))
}
