/** How long to wait after a change before the words are read. */
export const calmMs = { betweenWords: 180, insideWord: 800 } as const

/**
 * Half a word can look like another word, so while somebody is in the middle of one we wait until they
 * stop. A pause, a space or a full stop means the words so far are meant.
 */
export function waitMs(text: string, caret: number): number {
  return isInsideWord(text, caret) ? calmMs.insideWord : calmMs.betweenWords
}

/** Whether a letter stands right before the caret and no pause was made after it. */
export function isInsideWord(text: string, caret: number): boolean {
  return /[\p{L}\p{N}'’@#*$-]/u.test(text.slice(Math.max(0, caret - 1), caret))
}
