import { Box } from '@ag.ds-next/react/box'
import { tokens } from '@ag.ds-next/react/core'
import { ChevronUpIcon } from '@ag.ds-next/react/icon'
import { Text } from '@ag.ds-next/react/text'
import type { Assessment } from '@secondlook/contract'
import { useEffect, useRef } from 'react'
import { phrases } from '../../advice/strength.ts'
import { tones } from '../../advice/tones.ts'
import type { ShownRule } from '../../pack/pack-face.ts'
import { sayBelow } from './spoken.ts'

type PhoneBarProps = {
  readonly assessment: Assessment | undefined
  readonly rules: readonly ShownRule[]
  readonly onOpen: () => void
}

/** On a phone the result is a bar at the foot of the screen, above the keyboard, that opens. */
export function PhoneBar({ assessment, rules, onOpen }: PhoneBarProps) {
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => keepAboveKeyboard(bar.current), [])
  const strength = assessment?.advice
  const { icon: Icon, colour, border, background } = tones[strength ?? 'clear']
  const below = assessment ? sayBelow(assessment.findings, rules) : ''
  return (
    <Box background="body" css={barLook} ref={bar}>
      <Box
        background={strength ? background : 'shade'}
        borderColor={strength ? border : 'border'}
        borderLeft
        borderLeftWidth="xxl"
      >
        <button css={buttonLook} onClick={onOpen} type="button">
          {strength && <Icon aria-hidden color={colour} css={{ flexShrink: 0 }} size="md" />}
          <span css={{ flexGrow: 1 }}>
            <Text as="span" css={{ display: 'block' }} fontWeight="bold">
              {strength ? phrases[strength].title : 'Write, and the result appears here'}
            </Text>
            {below && <Text fontSize="xs">{below}</Text>}
          </span>
          <Text color="action" css={{ flexShrink: 0, textDecoration: 'underline' }}>
            {strength ? 'Open' : 'Questions'}
          </Text>
          <ChevronUpIcon aria-hidden css={{ flexShrink: 0 }} size="sm" weight="bold" />
        </button>
      </Box>
    </Box>
  )
}

/** Where a keyboard lies over the page instead of shortening it, the bar is lifted by as much. */
function keepAboveKeyboard(bar: HTMLElement | null): (() => void) | undefined {
  const seen = window.visualViewport
  if (!bar || !seen) return undefined
  const lift = () => {
    const covered = window.innerHeight - seen.height - seen.offsetTop
    bar.style.setProperty('bottom', `${Math.max(0, Math.round(covered))}px`)
  }
  seen.addEventListener('resize', lift)
  seen.addEventListener('scroll', lift)
  return () => {
    seen.removeEventListener('resize', lift)
    seen.removeEventListener('scroll', lift)
  }
}

const barLook = {
  position: 'fixed',
  insetInline: 0,
  bottom: 0,
  zIndex: tokens.zIndex.elevated,
  boxShadow: '0 -2px 8px rgb(0 0 0 / 15%)',
  [tokens.mediaQuery.min.lg]: { display: 'none' },
  '@media print': { display: 'none' },
} as const

const buttonLook = {
  all: 'unset',
  alignItems: 'center',
  boxSizing: 'border-box',
  cursor: 'pointer',
  display: 'flex',
  gap: '0.75rem',
  minHeight: '3.5rem',
  padding: '0.5rem 1rem',
  width: '100%',
  '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: -3 },
} as const
