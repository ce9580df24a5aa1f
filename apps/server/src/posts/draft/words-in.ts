const apart = /[^\p{L}\p{N}'’-]+/u

/** Which of some phrases stand in a text as whole words, whatever their case. */
export function phrasesIn(text: string, phrases: readonly string[]): readonly string[] {
  const words = ` ${text.toLowerCase().split(apart).filter(Boolean).join(' ')} `
  return phrases.filter((phrase) => words.includes(` ${phrase} `))
}
