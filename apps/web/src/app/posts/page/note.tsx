import { Flex } from '@ag.ds-next/react/flex'
import { InfoFilledIcon, WarningFilledIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { ReactNode } from 'react'

type NoteProps = { readonly tone: 'info' | 'warning'; readonly says: string; readonly children?: ReactNode }

const signs = { info: InfoFilledIcon, warning: WarningFilledIcon } as const

/** A sentence that has to be known before the rest; quieter than an alert, which would push the post off a phone. */
export function Note({ tone, says, children }: NoteProps) {
  const Sign = signs[tone]
  return (
    <Flex
      background={tone}
      borderColor={tone}
      borderLeft
      borderLeftWidth="xxl"
      gap={0.75}
      highContrastOutline
      padding={0.75}
      rounded
    >
      <Sign aria-hidden color={tone} css={{ flexShrink: 0, marginTop: '0.2rem' }} size="sm" />
      <Stack css={{ maxWidth: '42rem', overflowWrap: 'anywhere' }} gap={0.25}>
        <Text as="p" fontWeight="bold">
          {says}
        </Text>
        {children}
      </Stack>
    </Flex>
  )
}
