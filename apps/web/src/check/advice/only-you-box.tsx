import { Box } from '@ag.ds-next/react/box'
import { H3 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { bulleted } from '../../bulleted.ts'
import { Fold } from '../../fold.tsx'
import type { OnlyYou } from './only-you.ts'

const shownFirst = 4

/** The questions a person must answer for themselves. */
export function OnlyYouBox({ questions }: { readonly questions: readonly OnlyYou[] }) {
  if (questions.length === 0) return null
  return (
    <Stack gap={0.5}>
      <H3 fontSize="sm">Only you can answer</H3>
      <Questions questions={questions.slice(0, shownFirst)} />
      {questions.length > shownFirst && (
        <Fold label="More questions">
          <Questions questions={questions.slice(shownFirst)} />
        </Fold>
      )}
    </Stack>
  )
}

function Questions({ questions }: { readonly questions: readonly OnlyYou[] }) {
  return (
    <Box as="ul" css={bulleted}>
      {questions.map(({ clause, question }) => (
        <Text as="li" key={clause}>
          {question}
        </Text>
      ))}
    </Box>
  )
}
