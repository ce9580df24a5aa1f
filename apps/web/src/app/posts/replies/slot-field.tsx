import { HelpIcon } from '@ag.ds-next/react/icon'
import { Select } from '@ag.ds-next/react/select'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { useState } from 'react'
import { upperFirst } from '../../words/upper-first.ts'
import { type SlotPart, sayOutside, saySlot } from './reply-rows.ts'

type SlotFieldProps = {
  readonly part: SlotPart
  readonly value: string
  /** Id and what is missing, where that was said. */
  readonly field: { readonly id: string; readonly invalid: boolean; readonly message?: string }
  readonly onChange: (value: string) => void
}

/**
 * What stands in one slot. Outside of its bounds is no mistake, since somebody may approve it, so it is said beside the
 * field and not in red; and only once the field was left, because half a date is not wrong.
 */
export function SlotField({ part: { name, slot }, value, field, onChange }: SlotFieldProps) {
  const [wasLeft, setWasLeft] = useState(value !== '')
  const outside = wasLeft ? sayOutside(slot, value) : undefined
  const props = {
    ...field,
    block: true,
    label: upperFirst(name),
    onBlur: () => setWasLeft(true),
    required: true,
    value,
  } as const
  return (
    <div>
      {slot.kind === 'choice' ? (
        <Select
          {...props}
          hint="One of these"
          onChange={({ target }) => onChange(target.value)}
          options={slot.words.map((word) => ({ value: word, label: word }))}
          placeholder="Choose one"
        />
      ) : (
        <TextInput
          {...props}
          autoComplete="off"
          hint={saySlot(slot)}
          onChange={({ target }) => onChange(target.value)}
          {...(slot.kind === 'number' && { inputMode: 'numeric' as const })}
        />
      )}
      <div aria-live="polite">
        {outside !== undefined && (
          <div css={outsideLook}>
            <HelpIcon aria-hidden color="warning" size="sm" />
            <Text fontSize="sm">{outside} The reply becomes a draft for approval.</Text>
          </div>
        )}
      </div>
    </div>
  )
}

const outsideLook = {
  ...{ display: 'flex', gap: '0.4rem', marginTop: '0.35rem' },
  '& svg': { flexShrink: 0, marginTop: '0.2rem' },
} as const
