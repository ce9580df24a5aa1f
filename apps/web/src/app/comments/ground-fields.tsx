import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import { type CommentGround, commentGroundNames, commentGrounds, noGround } from '@secondlook/contract'
import { besideField } from '../forms/field-id.ts'
import type { Typed } from './moderate-dialog.tsx'

type GroundFieldsProps = {
  readonly value: Typed
  readonly onChange: (more: Partial<Typed>) => void
  readonly says: Readonly<Record<string, string>>
  readonly labels: { readonly ground: string; readonly quote: string; readonly help: string }
  readonly hasHouseRules: boolean
}

const grounds: Readonly<Record<string, CommentGround>> = commentGrounds

/** The reason, and the words that fall under it. That what somebody thinks is no reason stands above the reasons. */
export function GroundFields({ value, onChange, says, labels, hasHouseRules }: GroundFieldsProps) {
  const offered = commentGroundNames.filter((name) => hasHouseRules || !grounds[name]?.needsHouseRules)
  const chosen = value.ground === '' ? undefined : grounds[value.ground]
  const { message, ...ground } = besideField('ground', says)
  return (
    <>
      <Text as="p" fontWeight="bold">
        {noGround}
      </Text>
      <ControlGroup
        block
        {...ground}
        {...(message !== undefined && { message })}
        label={labels.ground}
        required
      >
        {offered.map((name) => (
          <Radio
            checked={value.ground === name}
            key={name}
            name="ground"
            onChange={() => onChange({ ground: name })}
            value={name}
          >
            {grounds[name]?.label}
          </Radio>
        ))}
      </ControlGroup>
      {chosen && (
        <Text as="p" color="muted" fontSize="sm">
          {chosen.says}
        </Text>
      )}
      {chosen?.needsHelp && (
        <Textarea
          {...besideField('help', says)}
          hint="In an emergency ring 000. Help comes before tidying"
          label={labels.help}
          maxWidth="xl"
          onChange={({ target }) => onChange({ help: target.value })}
          required
          rows={2}
          value={value.help}
        />
      )}
      <Textarea
        {...besideField('quote', says)}
        hint="Copied from the comment, as they stand in it"
        label={labels.quote}
        maxWidth="xl"
        onChange={({ target }) => onChange({ quote: target.value })}
        required
        rows={2}
        value={value.quote}
      />
    </>
  )
}
