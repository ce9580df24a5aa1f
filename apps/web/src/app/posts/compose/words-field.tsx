import { boxPalette } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import type { Advice } from '@secondlook/contract'
import { type ClipboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react'
import { placeAfter } from './merge-text.ts'

export type Mark = { readonly from: number; readonly to: number; readonly advice: Advice }
type WordsFieldProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly marks: readonly Mark[]
  readonly onChange: (value: string) => void
  readonly onPaste?: (event: ClipboardEvent<HTMLTextAreaElement>) => void
  /** Whether somebody is in it now. */
  readonly onFocus?: () => void
  /** What stands under it: how much room is left. */
  readonly foot?: ReactNode
}

/** Where words are written. What was found is underlined behind them; what others write comes in beside the caret. */
export function WordsField({
  id,
  label,
  hint,
  value,
  marks,
  onChange,
  onPaste,
  onFocus,
  foot,
}: WordsFieldProps) {
  const box = useRef<HTMLTextAreaElement>(null)
  const before = useRef({ text: value, from: 0, to: 0 })
  useEffect(() => {
    const note = () => {
      const at = box.current
      if (at && document.activeElement === at)
        before.current = { text: at.value, from: at.selectionStart, to: at.selectionEnd }
    }
    document.addEventListener('selectionchange', note)
    return () => document.removeEventListener('selectionchange', note)
  }, [])
  useLayoutEffect(() => {
    const { text, from, to } = before.current
    const at = box.current
    if (!at || text === value) return
    before.current = { text: value, from: placeAfter(text, value, from), to: placeAfter(text, value, to) }
    if (document.activeElement === at) at.setSelectionRange(before.current.from, before.current.to)
  }, [value])
  return (
    <div>
      <Text as="label" css={{ display: 'block' }} fontWeight="bold" htmlFor={id}>
        {label}
      </Text>
      {hint && (
        <Text as="p" color="muted" fontSize="sm" id={`${id}-hint`}>
          {hint}
        </Text>
      )}
      <div css={frameLook}>
        <div aria-hidden css={[lineLook, behindLook]}>
          <Marked marks={marks} text={value} />
          {'\n'}
        </div>
        <textarea
          {...(hint && { 'aria-describedby': `${id}-hint` })}
          autoCapitalize="sentences"
          css={[lineLook, boxLook]}
          id={id}
          onChange={({ target }) => {
            before.current = { text: target.value, from: target.selectionStart, to: target.selectionEnd }
            onChange(target.value)
          }}
          onFocus={onFocus}
          onPaste={onPaste}
          ref={box}
          value={value}
        />
      </div>
      {foot}
    </div>
  )
}

function Marked({ text, marks }: { readonly text: string; readonly marks: readonly Mark[] }) {
  const parts: ReactNode[] = []
  let at = 0
  for (const { from, to, advice } of [...marks].sort((one, other) => one.from - other.from)) {
    if (from < at || to > text.length) continue
    parts.push(text.slice(at, from))
    parts.push(
      <mark data-advice={advice} key={from}>
        {text.slice(from, to)}
      </mark>,
    )
    at = to
  }
  return [...parts, text.slice(at)]
}

const frameLook = {
  background: boxPalette.backgroundBody,
  border: `3px solid ${boxPalette.border}`,
  borderRadius: 4,
  display: 'grid',
  marginTop: '0.25rem',
  '&:focus-within': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
} as const
/** Both lie on each other, so each line breaks at the same place in both. */
const lineLook = {
  boxSizing: 'border-box',
  fontFamily: 'inherit',
  fontSize: '1rem',
  gridArea: '1 / 1',
  lineHeight: 1.6,
  margin: 0,
  minHeight: '9.5rem',
  minWidth: 0,
  overflowWrap: 'break-word',
  padding: '0.6rem 0.75rem',
  whiteSpace: 'pre-wrap',
  width: '100%',
} as const
const behindLook = {
  color: 'transparent',
  pointerEvents: 'none',
  '& mark': {
    background: 'transparent',
    color: 'transparent',
    textDecoration: 'underline wavy 2px',
    textDecorationColor: boxPalette.systemInfo,
    textUnderlineOffset: '3px',
  },
  '& mark[data-advice=ask]': { textDecorationColor: boxPalette.systemWarning },
  '& mark[data-advice=stop]': { textDecorationColor: boxPalette.systemError },
} as const
const boxLook = {
  appearance: 'none',
  background: 'transparent',
  border: 'none',
  color: boxPalette.foregroundText,
  display: 'block',
  outline: 'none',
  overflow: 'hidden',
  resize: 'none',
} as const
