import { Button } from '@ag.ds-next/react/button'
import type { Draft, Finding } from '@secondlook/contract'
import { CopyButton } from '../../advice/copy-button.tsx'
import type { ShownRule } from '../../pack/pack-face.ts'
import { type Change, calmCapitals, isShouted, removeWords } from '../writing/mend.ts'
import { EditIcon, ImageIcon } from './remedy-icons.ts'

export type PictureField = 'alt' | 'credit' | 'captions'

export type RemedyDeeds = {
  readonly disclaimer: string | undefined
  readonly change: (changes: readonly Change[]) => void
  readonly append: (words: string) => void
  readonly reword: (finding: Finding) => void
  readonly toPicture: (at: number, field: PictureField) => void
}

type RemedyProps = {
  readonly finding: Finding
  readonly draft: Draft
  readonly rule: ShownRule | undefined
  readonly deeds: RemedyDeeds
}

/** The one-click remedy of a rule, where it has one. It changes the draft on the page and nothing else. */
export function Remedy({ finding, draft, rule, deeds }: RemedyProps) {
  const spans = finding.spans.filter((span) => span.in === 'text')
  switch (rule?.button) {
    case 'remove-words':
      if (spans.length === 0) return null
      return <Act label="Take the words out" onClick={() => deeds.change(removeWords(draft.text, spans))} />
    case 'soften': {
      if (spans.length === 0) return null
      const shouted = spans.every(({ from, to }) => isShouted(draft.text.slice(from, to)))
      return shouted ? (
        <Act
          label="Write it without capitals"
          onClick={() => deeds.change(calmCapitals(draft.text, spans))}
        />
      ) : (
        <Act label="Reword it" onClick={() => deeds.reword(finding)} />
      )
    }
    case 'camel-case':
      return spans.length > 0 ? (
        <Act label="Retype the hashtag" onClick={() => deeds.reword(finding)} />
      ) : null
    case 'copy-disclaimer':
      return deeds.disclaimer ? <Disclaimer deeds={deeds} disclaimer={deeds.disclaimer} /> : null
    case 'add-alt':
    case 'add-credit': {
      const field = rule.button === 'add-alt' ? 'alt' : 'credit'
      const at = pictureOf(finding, draft, field)
      if (at === undefined) return null
      const label = field === 'alt' ? 'Describe the picture' : 'Add a credit'
      return <Act icon={ImageIcon} label={label} onClick={() => deeds.toPicture(at, field)} />
    }
    case 'copy-question':
    case 'show-help':
    case undefined:
      return null
  }
}

function Disclaimer({ deeds, disclaimer }: { readonly deeds: RemedyDeeds; readonly disclaimer: string }) {
  return (
    <>
      <Act label="Add “my own views”" onClick={() => deeds.append(disclaimer)} />
      <CopyButton label="Copy it for my profile" text={() => disclaimer} variant="tertiary" />
    </>
  )
}

export type ActProps = {
  readonly label: string
  readonly onClick: () => void
  readonly icon?: typeof EditIcon
}

export function Act({ label, onClick, icon = EditIcon }: ActProps) {
  return (
    <Button iconBefore={icon} onClick={onClick} size="sm" variant="secondary">
      {label}
    </Button>
  )
}

/** The picture a finding is about: the one it points into, else the first that lacks what is missing. */
function pictureOf(finding: Finding, draft: Draft, field: 'alt' | 'credit'): number | undefined {
  const named = finding.spans.map((span) => /^media\.(\d+)\./.exec(span.in)?.[1]).find(Boolean)
  if (named) return Number(named)
  const missing = draft.media?.findIndex((media) => !media[field]) ?? -1
  return missing >= 0 ? missing : undefined
}
