/** Words that begin with an apostrophe, and years and decades. */
const cut = /^'(?:(?:tis|twas|twere|twill|til|tain't|bout|nuff|round|cause|em)\b|\d\ds?\b)/i
/** What stands before a mark that opens. A square bracket is sent so that it can be no short code, and is none of them. */
const opensAfter = /^$|[\s({<"'\u201c\u2018\u2013\u2014-]/

/** Whether a mark opens a quotation, by what stands on its sides. */
const opens = (before: string, after: string): boolean => opensAfter.test(before) && !/\s/.test(after)

/**
 * Quotation marks, apostrophes, feet and inches as WordPress sets them in one line. Looked up on a real site; where
 * several meet it has ways of its own, for which there is the caution.
 */
export function quoted(line: string): string {
  const open = new Set<string>()
  let set = ''
  let before = ''
  for (let at = 0; at < line.length; at++) {
    const mark = line.charAt(at)
    if (mark === '"') {
      const isPrime = /\d/.test(before) && !open.has(mark)
      const isOpening = opens(before, line.charAt(at + 1))
      if (isOpening) open.add(mark)
      else open.delete(mark)
      set += isPrime ? '\u2033' : isOpening ? '\u201c' : '\u201d'
    } else if (mark === "'") {
      const isPrime = /\d/.test(before) && !open.has(mark)
      const isOpening = opens(before, line.charAt(at + 1)) && !cut.test(line.slice(at, at + 10))
      if (isOpening) open.add(mark)
      set += isPrime ? '\u2032' : isOpening ? '\u2018' : '\u2019'
    } else set += mark
    before = mark
  }
  return set
}
