import type { Held } from '@secondlook/contract'
import { sayInstant, sayUntil } from '../words/instant.ts'
import { upperFirst } from '../words/upper-first.ts'

type Thing = Held['things'][number]
type Kind = Pick<Thing, 'why' | 'kept' | 'seenBy'> & {
  readonly title: string
  readonly things: readonly Thing[]
}

/** Where the name of a kind says too little by itself. */
const titles: Readonly<Record<string, string>> = {
  'directory-entry': 'Your entry in the directory',
  'two-entries-one-person': 'Two entries that are both you',
  leave: 'When you are away',
  notices: 'What waits for you',
  mails: 'Mails to you',
  'surveillance-told': 'That you were told what is logged',
  'way-in': 'How you sign in',
  'signed-in': 'Where you are signed in',
  token: 'Tokens for programs',
}

/** What is held, by kind, in the order in which the kinds come. */
export function byKind(things: readonly Thing[]): readonly Kind[] {
  const items = [...new Set(things.map(({ item }) => item))]
  return items.flatMap((item) => {
    const own = things.filter((thing) => thing.item === item)
    const [first] = own
    if (!first) return []
    const title = titles[item] ?? upperFirst(item.replaceAll('-', ' '))
    return [{ title, why: first.why, kept: first.kept, seenBy: first.seenBy, things: own }]
  })
}

/** `Since …, until …`, as far as it is known. */
export function sayLength({ since, until }: Pick<Thing, 'since' | 'until'>): string {
  const start = since === null ? '' : `Since ${sayInstant(since)}`
  if (until === null) return start
  return start === '' ? `Until ${sayUntil(until)}` : `${start}, until ${sayUntil(until)}`
}
