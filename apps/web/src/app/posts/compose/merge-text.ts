import { diff3Merge, diffIndices } from 'node-diff3'

/** Words with the space before them, and signs, each for itself. */
const wordsOf = (text: string): string[] =>
  text.match(/[^\S\n]*[\p{L}\p{M}\p{N}]+|\n|[^\S\n]+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []

/** Looking for what is alike takes time by the square and more; beyond this nobody would wait for it. */
const mostWords = 1500

/**
 * Both changes in one text, or nothing where they are of the same words. Lines are put together first, which is quick
 * in any text, and words only within lines that both changed.
 */
export function mergeText(base: string, mine: string, theirs: string): string | undefined {
  if (mine === base || mine === theirs) return theirs
  if (theirs === base) return mine
  const lines = [mine, base, theirs].map((text) => text.split(/(?<=\n)/))
  return merge(lines, (...texts) => merge(texts.map(wordsOf), () => undefined))
}

type Inside = (mine: string, base: string, theirs: string) => string | undefined

function merge(all: readonly string[][], inside: Inside): string | undefined {
  const { before, middles, after } = apart(all)
  const [mine = [], base = [], theirs = []] = middles
  if (middles.some(({ length }) => length > mostWords)) return undefined
  let merged = before.join('')
  for (const { ok, conflict } of diff3Merge(mine, base, theirs, { excludeFalseConflicts: true })) {
    const part = conflict
      ? inside(conflict.a.join(''), conflict.o.join(''), conflict.b.join(''))
      : (ok ?? []).join('')
    if (part === undefined) return undefined
    merged += part
  }
  return merged + after.join('')
}

/** Where a place in a text is once the text has become another. */
export function placeAfter(text: string, now: string, place: number): number {
  const { before, middles } = apart([text, now].map(wordsOf))
  const [old = [], next = []] = middles
  const lengthOf = (tokens: readonly string[]) => tokens.join('').length
  const first = lengthOf(before)
  let moved = 0
  if (old.length > mostWords || next.length > mostWords)
    return first + placeInside(old.join(''), next.join(''), place - first)
  for (const { buffer1: from, buffer2: to } of diffIndices(old, next)) {
    const start = first + lengthOf(old.slice(0, from[0]))
    const length = lengthOf(old.slice(from[0], from[0] + from[1]))
    const became = lengthOf(next.slice(to[0], to[0] + to[1]))
    if (start >= place) break
    if (start + length >= place)
      return (
        start +
        moved +
        placeInside(
          text.slice(start, start + length),
          next.slice(to[0], to[0] + to[1]).join(''),
          place - start,
        )
      )
    moved += became - length
  }
  return place + moved
}

/** Beside a letter that stayed it stays there too; else as far from the beginning as it was. */
function placeInside(text: string, now: string, place: number): number {
  const most = Math.min(text.length, now.length)
  let start = 0
  while (start < most && text[start] === now[start]) start++
  if (place <= start) return place
  let end = 0
  while (end < most - start && text.at(-1 - end) === now.at(-1 - end)) end++
  return place >= text.length - end ? now.length - (text.length - place) : Math.min(place, now.length - end)
}

/** What all begin and end with, and what is between; edits are small, and looking for them is slow in long texts. */
function apart(all: readonly string[][]) {
  const [one = []] = all
  const shortest = Math.min(...all.map(({ length }) => length))
  let start = 0
  while (start < shortest && all.every((tokens) => tokens[start] === one[start])) start++
  let end = 0
  while (end < shortest - start && all.every((tokens) => tokens.at(-1 - end) === one.at(-1 - end))) end++
  return {
    before: one.slice(0, start),
    middles: all.map((tokens) => tokens.slice(start, tokens.length - end)),
    after: one.slice(one.length - end),
  }
}
