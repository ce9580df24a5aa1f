import { defineDetector } from '../detector.ts'
import { besideOf } from '../text/beside.ts'
import { isCapital } from '../text/capitals.ts'
import { Before, type Reading } from '../text/reading.ts'

const names = [
  'court-matters',
  'court-prejudging',
  'court-outcomes',
  'court-naming',
  'court-roles',
  'investigation-comments',
  'investigation-words',
  'courts-elsewhere',
] as const

/**
 * Finds words that take the outcome of a court matter for granted, say who somebody in it is, or comment
 * on an investigation. What a court has said, and who said so, is left alone.
 */
export const courtMatter = defineDetector({
  id: 'court-matter',
  summary: 'Comment on a matter before a court or under investigation',
  kinds: {
    prejudging: 'the outcome taken for granted while a matter is open',
    naming: 'who an accused, a juror, a victim, a witness or a child is',
    investigation: 'an opinion on an investigation that is still going',
  },
  lists: names,
  wakes: { lists: ['court-prejudging', 'court-naming', 'court-roles', 'investigation-comments'] },

  find(reading, lists, _scene, see) {
    for (const { from, to } of reading.hits(lists['court-prejudging'])) {
      if (
        !besideOf(reading, from, lists['court-matters']) ||
        besideOf(reading, from, lists['court-outcomes'])
      )
        continue
      if (!reading.quoted[from] && !besideOf(reading, from, lists['courts-elsewhere']))
        see.words('prejudging', reading, from, to)
    }
    for (const { from, to } of reading.hits(lists['court-naming'])) see.words('naming', reading, from, to)
    for (const { to } of reading.hits(lists['court-roles'])) {
      const matter = afterMatter(reading, to)
      const end = nameAfter(reading, matter)
      if (end > matter && (matter > to || besideOf(reading, to - 1, lists['court-matters'])))
        see.words('naming', reading, to - 1, end)
    }
    for (const { from, to } of reading.hits(lists['investigation-comments'])) {
      if (!reading.quoted[from] && besideOf(reading, from, lists['investigation-words']))
        see.words('investigation', reading, from, to)
    }
  },
})

const matterReach = 5
const matterLinks = new Set(['in', 'at', 'of'])
const matterNouns = new Set(['trial', 'case', 'inquest', 'hearing', 'matter'])

/** Behind "in the Lakeview trial,", where a role is followed by its matter; else where it was. */
function afterMatter(reading: Reading, at: number): number {
  if (!matterLinks.has(reading.words[at]?.form ?? '')) return at
  const end = Math.min(at + matterReach, reading.sentenceTo(at) - 1)
  for (let word = at + 1; word < end; word++)
    if (matterNouns.has(reading.words[word]?.form ?? '')) return word + 1
  return at
}

/** The end of two capitalised words that follow a role in small letters: "the accused, Dana Poole". */
function nameAfter(reading: Reading, at: number): number {
  if (at < 1 || at >= reading.length || isCapital(reading, at - 1) || at + 2 > reading.sentenceTo(at - 1))
    return at
  const split = (reading.before[at] ?? 0) | (reading.before[at + 1] ?? 0)
  if (split & (Before.line | Before.tag | Before.mention | Before.bracket)) return at
  return isCapital(reading, at) && isCapital(reading, at + 1) ? at + 2 : at
}
