/** What may stand on a platform that is not what was written. */
export const wrongKinds = {
  signature: { name: '`~~~~`', text: 'Trams run late today. ~~~~' },
  template: { name: '`{{subst:…}}`', text: 'Trams run on {{subst:PAGENAME}} today.' },
  quotes: { name: 'Straight quotation marks', text: 'The "early" tram isn\'t late today.' },
  ends: { name: 'Spaces and lines at the ends', text: '\nTrams run on time today. \n\n' },
  link: { name: 'A link that the platform changes', text: 'Trams: https://www.act.gov.au/tram today.' },
  dated: { name: 'Another day on its page', text: 'Trams ran well in autumn.' },
  later: { name: 'Kept for later by the platform', text: 'Trams run again tomorrow.' },
} as const
export type WrongKind = keyof typeof wrongKinds

/**
 * `as-written`: people see what was written. `as-shown`: they see something else, which was shown to whoever approved
 * it. `foreseen`: read back it is not what was shown, in a way that was said beforehand. `noticed`: read back it is not,
 * and nobody could know. `gone`: strangers do not see it.
 */
export type ReadBackAs = 'as-written' | 'as-shown' | 'foreseen' | 'noticed' | 'gone'

/** The caution before approval, by its code, and how it is read back. */
export type Becomes = { readonly warned: string | null; readonly read: ReadBackAs }

const plain: Becomes = { warned: null, read: 'as-written' }
const curly: Becomes = { warned: 'quotes-curly', read: 'as-shown' }
const trimmed: Becomes = { warned: 'ends-trimmed', read: 'as-shown' }
const noticed: Becomes = { warned: null, read: 'noticed' }
/** Nothing that we send says when, so that only somebody else could ask for it: tried where it can be. */
const never = null

type Row = Readonly<Record<WrongKind, Becomes | null>>
const usual: Row = {
  signature: plain,
  template: plain,
  quotes: plain,
  ends: trimmed,
  link: noticed,
  dated: never,
  later: never,
}

/** By hand, from what each platform does; the test tries every cell. Platforms as `platforms/behind.ts` names them. */
export const wrongTexts: Readonly<Record<string, Row>> = {
  Bluesky: { ...usual, ends: plain, dated: noticed },
  WordPress: { ...usual, quotes: curly, dated: noticed, later: { warned: null, read: 'gone' } },
  MediaWiki: {
    ...usual,
    signature: { warned: 'signature', read: 'foreseen' },
    template: { warned: 'template-substituted', read: 'foreseen' },
  },
  'the double of Mastodon': usual,
  'the double of Discourse': { ...usual, quotes: { ...curly, warned: 'typeset' } },
  'the double of X': usual,
  'the double of Facebook': usual,
  'the double of LinkedIn': usual,
  'the practice platform': { ...usual, ends: plain },
}
