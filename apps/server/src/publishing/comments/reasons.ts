import { type CommentGround, commentGrounds, type ModerateComment } from '@secondlook/contract'
import type { FieldSays } from '../../http/refusals.ts'

/** What a reason is held against: the comment as it was just read, and whether the channel has rules of its own. */
export type Against = { readonly words: string; readonly hasHouseRules: boolean; readonly today: string }

/** Deeds that take something from somebody's voice. Undoing one needs no ground of the house rules. */
export const takesAway = (does: ModerateComment['does']): boolean =>
  does === 'hide' || does === 'delete' || does === 'block'

const longestBlockDays = 366

/** What is missing of a reason, field by field. Nothing is missing where it may be done. */
export function problemsOf(asked: ModerateComment, against: Against): readonly FieldSays[] {
  if (!takesAway(asked.does)) return []
  return [...groundProblems(asked, against), ...strengthProblems(asked, against)]
}

function groundProblems(
  { ground, quote, help }: ModerateComment,
  { words, hasHouseRules }: Against,
): readonly FieldSays[] {
  if (ground === null)
    return [{ path: 'ground', says: 'Choose a reason of the house rules. What somebody thinks is none.' }]
  const rule: CommentGround = commentGrounds[ground]
  const says: FieldSays[] = []
  if (rule.needsHouseRules && !hasHouseRules)
    says.push({
      path: 'ground',
      says: 'This holds only where the channel has house rules of its own that say so, and none are entered.',
    })
  if (rule.needsHelp && help === '')
    says.push({ path: 'help', says: 'Say what was done to help first: who was called or told.' })
  if (quoteIn(words, quote) === undefined)
    says.push({
      path: 'quote',
      says:
        quote === ''
          ? 'Copy the words of the comment that fall under it.'
          : 'These words do not stand in the comment as it is now. Copy them from it.',
    })
  return says
}

function strengthProblems(
  { does, whyNotHide, until, whyNoEnd }: ModerateComment,
  { today }: Against,
): readonly FieldSays[] {
  if (does === 'hide') return []
  const says: FieldSays[] = []
  if (whyNotHide === '') says.push({ path: 'whyNotHide', says: 'Say why hiding it would not do.' })
  if (does !== 'block') return says
  if (until === null && whyNoEnd === '')
    says.push({ path: 'until', says: 'Say until when, or why it has no end.' })
  if (until !== null && until <= today) says.push({ path: 'until', says: 'Choose a day after today.' })
  const last = new Date(Date.parse(today) + longestBlockDays * 86_400_000).toISOString().slice(0, 10)
  if (until !== null && until > last)
    says.push({ path: 'until', says: 'Choose a day within a year; then somebody looks again.' })
  return says
}

/** Where words stand in a comment. A comment without words, such as a picture, has none to copy. */
export function quoteIn(
  words: string,
  quote: string,
): { readonly from: number; readonly to: number } | undefined {
  if (quote === '') return words.trim() === '' ? { from: 0, to: 0 } : undefined
  const from = words.indexOf(quote)
  return from === -1 ? undefined : { from, to: from + quote.length }
}
