import type { Lexicon } from './lexicon.ts'

const leet: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '+': 't',
  '€': 'e',
  '£': 'l',
  '(': 'c',
}

const isSmall = (code: number): boolean => code >= 97 && code <= 122
const isLetter = (code: number): boolean => isSmall(code) || code > 0x7f
const isDigit = (code: number): boolean => code >= 48 && code <= 57

/**
 * The word somebody meant who wrote digits and signs for letters, drew letters out, starred some
 * out or used a capital I for an l. `undefined` where the text is best read as it stands.
 */
export function undisguise(plain: string, raw: string, lexicon: Lexicon): string | undefined {
  if (plain.length > 40) return undefined
  return (
    masked(plain, lexicon) ??
    leetWord(plain, lexicon) ??
    capitalLetterI(plain, raw, lexicon) ??
    drawnOut(plain, lexicon)
  )
}

function masked(plain: string, lexicon: Lexicon): string | undefined {
  const core = starred(plain)
  if (!core.includes('*') || core.length < 3 || !isLetter(core.charCodeAt(0))) return undefined
  const letters = [...core].filter((letter) => letter !== '*').length
  if (letters < 2 && core.length > 4) return undefined
  const fits = lexicon.disguisedLike(core[0] ?? '', core.length).filter((word) => fitsMask(word, core))
  if (fits.length > 0) return fits[0]
  const ending = ['ing', 'ed', 'er', 'ers', 's', 'y'].find((end) => core.endsWith(end))
  if (ending === undefined) return undefined
  const base = core.slice(0, -ending.length)
  return lexicon.disguisedLike(base[0] ?? '', base.length).find((word) => fitsMask(word, base))
}

/** Every sign that people put for a letter, as a star. */
function starred(plain: string): string {
  let core = ''
  for (let at = 0; at < plain.length; at++) core += '*#_-.'.includes(plain[at] ?? '') ? '*' : plain[at]
  return core
}

function fitsMask(word: string, mask: string): boolean {
  for (let at = 0; at < mask.length; at++) if (mask[at] !== '*' && mask[at] !== word[at]) return false
  return true
}

function hasLetterOrStandIn(plain: string): boolean {
  for (let at = 0; at < plain.length; at++) {
    const code = plain.charCodeAt(at)
    if (isSmall(code) || code === 0x40 || code === 0x24) return true
  }
  return false
}

function leetWord(plain: string, lexicon: Lexicon): string | undefined {
  if (!hasLetterOrStandIn(plain)) return undefined
  let readings = ['']
  let changed = 0
  for (const sign of plain) {
    const letters = leet[sign] ?? sign
    if (letters !== sign) changed++
    if (readings.length > 8) return undefined
    readings = [...letters].flatMap((letter) => readings.map((start) => start + letter))
  }
  if (changed === 0 || changed === plain.length) return undefined
  return (
    readings.find((word) => lexicon.isDisguised(word) || pronouns.has(word)) ??
    readings.find((word) => word.length > 3 && lexicon.knows(word))
  )
}

/** Short words that nobody writes with a digit by chance and that say whom a disguised word is aimed at. */
const pronouns: ReadonlySet<string> = new Set(['you', 'your', 'him', 'them', 'they', 'gonna'])

function hasInnerI(raw: string): boolean {
  for (let at = 1; at < raw.length; at++) if (raw[at] === 'I' && isSmall(raw.charCodeAt(at - 1))) return true
  return false
}

function capitalLetterI(plain: string, raw: string, lexicon: Lexicon): string | undefined {
  if (!hasInnerI(raw)) return undefined
  let word = ''
  for (let at = 0; at < raw.length; at++) word += raw[at] === 'I' && at > 0 ? 'l' : (plain[at] ?? '')
  return lexicon.knows(word) ? word : undefined
}

/** Letters are drawn out, digits are not: 1111 is no long way to write 11. */
function drawnOut(plain: string, lexicon: Lexicon): string | undefined {
  if (isDigit(plain.charCodeAt(0)) && isDigit(plain.charCodeAt(plain.length - 1))) return undefined
  let two = ''
  let one = ''
  let repeats = 0
  for (const letter of plain) {
    if (letter !== one.at(-1)) one += letter
    if (letter !== two.at(-1) || letter !== two.at(-2)) two += letter
    else repeats++
  }
  if (repeats > 0 && lexicon.knows(two)) return two
  if (one.length >= 3 && one !== plain && (repeats > 0 ? lexicon.knows(one) : lexicon.isDisguised(one)))
    return one
  return undefined
}

/**
 * Splits letters written without spaces into words of the lists, at least one of them one that people
 * disguise. `undefined` for ordinary words: a single letter left over is enough to keep a word whole.
 */
export function splitJoined(plain: string, lexicon: Lexicon): string[] | undefined {
  if (plain.length < 6 || plain.length > 40) return undefined
  const best: (string[] | undefined)[] = [[]]
  for (let to = 1; to <= plain.length; to++) {
    for (let from = Math.max(0, to - 16); from < to; from++) {
      const before = best[from]
      if (!before || !isPart(plain.slice(from, to), lexicon)) continue
      const now = best[to]
      if (!now || before.length + 1 < now.length) best[to] = [...before, plain.slice(from, to)]
    }
  }
  const parts = best[plain.length]
  if (!parts || parts.length < 2 || parts.length > 8) return undefined
  return parts.some((part) => part.length >= 4 && lexicon.isDisguised(part)) ? parts : undefined
}

function isPart(word: string, lexicon: Lexicon): boolean {
  if (word.length < 3) return joiners.has(word)
  return lexicon.knows(word)
}

const joiners = new Set([
  'i',
  'a',
  'u',
  'am',
  'an',
  'as',
  'at',
  'be',
  'by',
  'do',
  'go',
  'he',
  'if',
  'in',
  'is',
  'it',
  'me',
  'my',
  'no',
  'of',
  'off',
  'on',
  'or',
  'so',
  'to',
  'up',
  'us',
  'we',
  'ur',
])
