const lengthMin = 5

/**
 * The ways a word is written when the fingers slip: one letter left out, or two beside each other
 * swapped. The first letter stays, unless it is swapped; a plural stays one. Short words have too many neighbours.
 */
export function slipsOf(word: string): string[] {
  if (word.length < lengthMin || word.length > 24 || !isPlain(word)) return []
  const slips: string[] = []
  const end = word.endsWith('s') ? word.length - 1 : word.length
  for (let at = 1; at < end; at++) slips.push(word.slice(0, at) + word.slice(at + 1))
  for (let at = 0; at + 1 < word.length; at++) {
    const one = word[at] ?? ''
    const two = word[at + 1] ?? ''
    if (one !== two) slips.push(word.slice(0, at) + two + one + word.slice(at + 2))
  }
  return slips
}

function isPlain(word: string): boolean {
  for (let at = 0; at < word.length; at++) {
    const code = word.charCodeAt(at)
    if (code < 97 || code > 122) return false
  }
  return true
}
