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

/** docs/reference/wrong-text.md */
export const wrongTextPage = (): string => `# What platforms make of a text

Some platforms keep other words than they are sent. What of it can be known is said before a post is approved; everything is read back as a stranger reads it once it is out, and whatever is not what was approved is noticed. This page is made from the table that a test goes through: each row was written, approved, sent, and read back. Bluesky, WordPress and MediaWiki are the real programs; a double is one of our own.

A difference that was foreseen is noticed like every other one: the post says so, and an incident is opened. Beside it stands what you were told, and whoever answers for the channel is told in their own time and not at night. It is foreseen only where everything else is word for word what was approved.

${kinds.map((kind) => `## ${wrongKinds[kind].name}\n\n| on | warned of before approval | read back |\n|---|---|---|\n${rowsOf(kind)}`).join('\n\n')}

Nothing that we send says when something is to appear, so a platform keeps nothing for later by itself: on WordPress the test makes it so on the way. The day that a page shows is not compared: a post that somebody dates back there, with the same words, is not noticed.
`
