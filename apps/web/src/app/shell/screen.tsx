import { H1 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { type ReactNode, useEffect, useRef } from 'react'

type ScreenProps = {
  readonly title: string
  /** What the screen is for, where the title does not say it. */
  readonly lead?: ReactNode
  /** The way back, on a screen that one comes to from another. */
  readonly back?: { readonly to: string; readonly says: string }
  readonly children: ReactNode
}

let isFirst = true

/** A screen: its title in the tab, its heading with the focus after the way there, and what is on it. */
export function Screen({ title, lead, back, children }: ScreenProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · Second Look`
  }, [title])
  useEffect(() => {
    // On the first screen a browser has put the focus where a person expects it.
    if (!isFirst) heading.current?.focus()
    isFirst = false
  }, [])
  return (
    <Stack gap={1.5}>
      <Stack gap={0.5}>
        {back && (
          <Text>
            <TextLink href={back.to}>‹ {back.says}</TextLink>
          </Text>
        )}
        <H1 css={headingLook} fontSize="xl" ref={heading} tabIndex={-1}>
          {title}
        </H1>
        {lead && (
          <Text as="p" color="muted" css={{ maxWidth: '42rem' }}>
            {lead}
          </Text>
        )}
      </Stack>
      {children}
    </Stack>
  )
}

// Focus moves here for whoever listens; whoever looks sees the heading without a frame.
const headingLook = { '&:focus': { outline: 'none' } } as const
