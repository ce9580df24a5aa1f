/** Quotation marks as a page sets them: which way each turns goes by what stands before it. */
export function curlyQuotes(text: string): string {
  let set = ''
  for (const character of text) {
    const before = [...set].at(-1)
    const opens = before === undefined || /[\s([{<\u2013\u2014/\u201c\u2018-]/.test(before)
    if (character === '"') set += opens ? '\u201c' : '\u201d'
    else if (character === "'") set += opens ? '\u2018' : '\u2019'
    else set += character
  }
  return set
}
