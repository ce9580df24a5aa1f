import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Asked, Draft, Finding } from '@secondlook/contract'
import { AskWhom } from '../../advice/ask-whom.tsx'
import { ClauseLink, FindingFold } from '../../advice/finding-fold.tsx'
import { tones } from '../../advice/tones.ts'
import { wordsOf } from '../../advice/words-of.ts'
import { permissionPath, permissionWords } from '../words/permissions.ts'

type FoundCardProps = {
  readonly finding: Finding
  readonly draft: Draft
  readonly contacts: Extract<Asked, { answer: 'assessed' }>['whom'][number]['contacts']
  readonly isFirst: boolean
}

/** One finding of what was asked: what to do, whom to ask, and what the policy says. */
export function FoundCard({ finding, draft, contacts, isFirst }: FoundCardProps) {
  const [first, ...more] = wordsOf(finding, draft)
  return (
    <FindingFold
      isFirst={isFirst}
      message={finding.message}
      more={more.length}
      tone={tones[finding.advice]}
      words={first?.words}
    >
      <Text as="p">{finding.remedy}</Text>
      {contacts.length > 0 && finding.advice !== 'think' && <AskWhom contacts={contacts} first={1} />}
      {finding.advice !== 'think' && <AskPermission contacts={contacts} />}
      <Text>
        <ClauseLink clause={finding.clause} />
      </Text>
    </FindingFold>
  )
}

/** The way from a finding to whoever may say yes. Nothing that was written goes along. */
function AskPermission({ contacts }: Pick<FoundCardProps, 'contacts'>) {
  const kinds = [...new Set(contacts.flatMap(({ permission }) => permission ?? []))]
  return kinds.map((kind) => (
    <Text key={kind}>
      <TextLink href={permissionPath(kind)}>{permissionWords[kind]}</TextLink>
    </Text>
  ))
}
