import type { PostBody } from '@secondlook/contract'

/** A place in a field of a version, in UTF-16 offsets. */
export type Place = {
  readonly field: string
  readonly from: number
  readonly to: number
  readonly quote: string
}

/** Where the words of a channel come from: its own text, or the shared one. */
export const fieldFor = ({ variants }: PostBody, channel: string): string =>
  variants.find((one) => one.channel === channel)?.text == null ? 'text' : `variants.${channel}.text`

export function textIn(body: PostBody, field: string): string {
  const [, channel] = /^variants\.(.+)\.text$/.exec(field) ?? []
  if (channel !== undefined) return body.variants.find((one) => one.channel === channel)?.text ?? ''
  return field === 'text' ? body.text : ''
}

/**
 * Where words that somebody chose on the screen stand in the text: as the how many-th of their like they were chosen.
 * A platform may show words otherwise than they were written; then they are in no place of the text.
 */
export function placeOf(
  body: PostBody,
  field: string,
  chosen: { quote: string; before: string },
): Place | undefined {
  const text = textIn(body, field)
  const quote = chosen.quote.trim()
  if (quote === '') return undefined
  const nth = countOf(chosen.before, quote)
  let from = text.indexOf(quote)
  for (let at = 0; at < nth && from >= 0; at++) from = text.indexOf(quote, from + 1)
  return from < 0 ? undefined : { field, from, to: from + quote.length, quote }
}

function countOf(text: string, quote: string): number {
  let count = 0
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) count++
  return count
}

/** The sentences of a text, for whoever chooses words without a pointer. */
export function sentencesOf(body: PostBody, field: string): readonly Place[] {
  const text = textIn(body, field)
  return [...text.matchAll(/[^\s][^\n]*?(?:[.!?…](?=\s|$)|(?=\n)|$)/g)].map(({ 0: quote, index: from }) => ({
    ...{ field, from, to: from + quote.length, quote },
  }))
}
