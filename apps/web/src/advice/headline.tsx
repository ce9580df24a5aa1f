import { Flex } from '@ag.ds-next/react/flex'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Assessment } from '@secondlook/contract'
import { phrases } from './strength.ts'
import { tones } from './tones.ts'

type HeadlineProps = {
  readonly assessment: Assessment
  /** Whether there is anything to ask; help for the writer is no such thing. */
  readonly asks: boolean
}

/** The result in one phrase, with its icon and its colour. */
export function Headline({ assessment: { advice: strength, standing }, asks }: HeadlineProps) {
  const { icon: Icon, colour, border, background } = tones[strength]
  const { title, says } = phrases[strength]
  return (
    <Flex
      background={background}
      borderColor={border}
      borderLeft
      borderLeftWidth="xxl"
      css={{ transition: 'background-color 250ms ease, border-color 250ms ease' }}
      data-advice={strength}
      gap={0.75}
      highContrastOutline
      padding={1}
      rounded
    >
      <Icon aria-hidden color={colour} css={{ flexShrink: 0, marginTop: '0.2rem' }} size="md" />
      <Stack gap={0.25}>
        <H2 fontSize="md">{title}</H2>
        <Text>
          {strength === 'ask' && !asks ? phrases.think.says : says}
          {standing && standing !== 'ready' && ' What it still needs stands below.'}
        </Text>
      </Stack>
    </Flex>
  )
}
