const opensAfter = /[\s([{<\u2013\u2014/\u201c\u2018-]/

/** Quotation marks as a page sets them: which way each turns goes by what stands before it. */
export function curlyQuotes(text: string): string {
  let set = ''
  let before = ''
  for (const character of text) {
    const opens = before === '' || opensAfter.test(before)
    if (character === '"') before = opens ? '\u201c' : '\u201d'
    else if (character === "'") before = opens ? '\u2018' : '\u2019'
    else before = character
    set += before
  }
  return set
}
