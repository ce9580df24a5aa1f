import { Box } from '@ag.ds-next/react/box'
import { Callout } from '@ag.ds-next/react/callout'
import { H2, H3 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Asked, Draft } from '@secondlook/contract'
import { useEffect, useRef } from 'react'
import { AskWhom } from '../../advice/ask-whom.tsx'
import { Headline } from '../../advice/headline.tsx'
import { FoundCard } from './found-card.tsx'
import { StillOpen } from './still-open.tsx'

type AnswerProps = {
  readonly asked: Asked
  readonly draft: Draft
  /** Whether something was changed since. */
  readonly isOld: boolean
}

/** What the registers say. The focus comes here, because the button that asked is above. */
export function Answer({ asked, draft, isOld }: AnswerProps) {
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    place.current?.focus()
    place.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section aria-label="The answer" css={{ '&:focus': { outline: 'none' } }} ref={place} tabIndex={-1}>
      <Stack gap={1.5}>
        {isOld && (
          <Text as="p" color="muted" role="status">
            You have changed something since. This answers what you asked; ask again when you are ready.
          </Text>
        )}
        {asked.answer === 'assessed' ? <Assessed asked={asked} draft={draft} /> : <APerson asked={asked} />}
      </Stack>
    </section>
  )
}

type Of<A extends Asked['answer']> = Extract<Asked, { answer: A }>

function Assessed({ asked: { assessment, whom, needed }, draft }: { asked: Of<'assessed'>; draft: Draft }) {
  const whomOf = (rule: string) => whom.find((one) => one.rule === rule)
  const help = assessment.findings.filter(({ rule }) => whomOf(rule)?.isHelp)
  const rest = assessment.findings.filter((finding) => !help.includes(finding))
  return (
    <Stack gap={1.5}>
      {help.length > 0 && (
        <Callout title="Help comes first" variant="compact">
          <Stack gap={1}>
            {help.map(({ message, remedy, rule }) => (
              <Text as="p" key={`${rule} ${message}`}>
                {message} {remedy}
              </Text>
            ))}
            <AskWhom contacts={help.flatMap(({ rule }) => whomOf(rule)?.contacts ?? [])} first={2} />
          </Stack>
        </Callout>
      )}
      <Headline asks={rest.some(({ advice }) => advice === 'ask')} assessment={assessment} />
      {rest.length > 0 && (
        <Stack gap={0.5}>
          <H3 fontSize="sm">What was found</H3>
          <Stack as="ul" css={{ margin: 0, padding: 0 }} gap={0.5}>
            {rest.map((finding, at) => (
              <FoundCard
                contacts={whomOf(finding.rule)?.contacts ?? []}
                draft={draft}
                finding={finding}
                isFirst={at === 0}
                key={`${finding.rule} ${finding.message}`}
              />
            ))}
          </Stack>
        </Stack>
      )}
      <StillOpen capacity={assessment.capacity} needed={needed} />
    </Stack>
  )
}

function APerson({ asked: { says, contacts } }: { readonly asked: Of<'ask-a-person'> }) {
  return (
    <Box background="warning" borderColor="warning" borderLeft borderLeftWidth="xxl" padding={1} rounded>
      <Stack gap={1}>
        <H2 fontSize="md">Best to ask a person now</H2>
        <Text as="p">{says}</Text>
        <AskWhom contacts={contacts} first={1} />
      </Stack>
    </Box>
  )
}
