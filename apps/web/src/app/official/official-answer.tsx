import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Text } from '@ag.ds-next/react/text'
import type { OfficialAnswerSaid } from '../api.ts'
import { sayDay } from '../words/instant.ts'
import { sayAccount } from './official-list.ts'

// An icon, words and a colour; none of them is an alarm, and nobody is accused of anything.
const looks = {
  official: { tone: 'success', title: 'Yes, this account is official' },
  closed: { tone: 'info', title: 'This account was official. It is closed' },
  'not-official': { tone: 'info', title: 'This account is not in our list' },
  'looks-alike': { tone: 'warning', title: 'Look twice: the spelling is not the same' },
} as const

/** The answer to one question, in words. */
export function OfficialAnswerBox({
  of: { asked, answer, account, says },
}: {
  readonly of: OfficialAnswerSaid
}) {
  const { tone, title } = looks[answer]
  const isOver = answer === 'closed' && account !== null
  return (
    <PageAlert
      focusOnMount
      title={isOver ? `This account was official until ${sayDay(account.since)}` : title}
      tone={tone}
    >
      <Text as="p" css={{ overflowWrap: 'anywhere' }}>
        {says}
      </Text>
      <Text as="p" css={{ overflowWrap: 'anywhere' }} fontSize="sm">
        You asked about “{asked}”.
        {account &&
          ` In our list: ${account.name} on ${account.platform}, ${account.address}. ${sayAccount(account)}`}
      </Text>
    </PageAlert>
  )
}
