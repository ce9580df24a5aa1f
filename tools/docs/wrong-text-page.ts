import {
  type ReadBackAs,
  type WrongKind,
  wrongKinds,
  wrongTexts,
} from '../../apps/server/src/publishing/read-back/wrong-text.ts'

const reads: Readonly<Record<ReadBackAs, string>> = {
  'as-written': 'as it was written',
  'as-shown': 'otherwise, and as it was shown before approval',
  foreseen: '**noticed**, as you were told before approval',
  noticed: '**noticed**',
  gone: '**noticed**: strangers do not see it',
}
const named = (name: string): string => name.replace(/^the /, '').replace(/^./, (sign) => sign.toUpperCase())
const kinds = Object.keys(wrongKinds) as WrongKind[]

function rowsOf(kind: WrongKind): string {
  return Object.entries(wrongTexts)
    .flatMap(([name, row]) => {
      const cell = row[kind]
      if (!cell) return []
      return [
        `| ${named(name)} | ${cell.warned === null ? 'no' : `yes: \`${cell.warned}\``} | ${reads[cell.read]} |`,
      ]
    })
    .join('\n')
}

/** What each reader takes for the day; that it is read at all, the conformance of readers tries on each. */
const daysRead = [
  [
    'Bluesky',
    'what the record says of itself (`createdAt`): when an app view first saw it, a server does not know',
  ],
  ['WordPress', '`date_gmt` of the post'],
  ['MediaWiki', 'the oldest change in the history of the page, where an import puts older ones'],
  ['Mastodon, Discourse, X', '`created_at` of the post; of one that was edited on X, of the first'],
  ['Facebook', '`created_time`'],
  ['LinkedIn', '`publishedAt`, or `createdAt`'],
  ['Practice platform', '`at`'],
]
const pinsRead = [
  ['Bluesky', 'the profile names the post'],
  ['WordPress', 'the post is `sticky`'],
  [
    'Mastodon',
    'the list of what the account has pinned has it; of a post alone a server tells only its writer',
  ],
  ['Discourse', 'the topic is `pinned`'],
]

/** docs/reference/wrong-text.md */
export const wrongTextPage = (): string => `# What platforms make of a text

Some platforms keep other words than they are sent. What of it can be known is said before a post is approved; everything is read back as a stranger reads it once it is out, and whatever is not what was approved is noticed. This page is made from the table that a test goes through: each row was written, approved, sent, and read back. Bluesky, WordPress and MediaWiki are the real programs; a double is one of our own.

A difference that was foreseen is noticed like every other one: the post says so, and an incident is opened. Beside it stands what you were told, and whoever answers for the channel is told in their own time and not at night. It is foreseen only where everything else is word for word what was approved.

${kinds.map((kind) => `## ${wrongKinds[kind].name}\n\n| on | warned of before approval | read back |\n|---|---|---|\n${rowsOf(kind)}`).join('\n\n')}

Nothing that we send says when something is to appear, so a platform dates nothing by itself, and keeps nothing for later: on Bluesky and WordPress the test makes it so on the way.

## The day that a page shows

Of what is new, the day that a page shows is compared with when it was sent. It is a difference where clocks in Canberra show another day than they did from when it was first sent to when it was known to be out, and it is more than ten minutes off: clocks differ, at midnight too. Where a channel is looked at later, it is compared again as soon as the platform says that something was changed. A correction stands on a page that has the day of what it corrects, so its day is not compared.

| on | the day is what |
|---|---|
${daysRead.map(([on, what]) => `| ${on} | ${what} |`).join('\n')}

## Whether it is pinned

Of a post to pin, whether a stranger is shown that it is pinned is all that is read back: its words were approved with the post, and are compared there. It is looked at again whenever the channel is, so that a pin that somebody takes off is noticed, once; on Bluesky no more after we have changed the profile, which is where a pin is kept. Posted by hand, only a person can see it.

| on | it is pinned where |
|---|---|
${pinsRead.map(([on, where]) => `| ${on} | ${where} |`).join('\n')}
`
