import { Checkbox } from '@ag.ds-next/react/checkbox'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Select } from '@ag.ds-next/react/select'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { Field, Options } from '@secondlook/contract'
import { besideField } from '../forms/field-id.ts'
import type { Draft } from '../forms/three-way.ts'

export type EntryFieldProps = {
  /** How the server names it, and so its id. */
  readonly path: string
  readonly field: Field
  readonly value: Draft[string] | undefined
  readonly onChange: (value: Draft[string]) => void
  readonly says: Readonly<Record<string, string>>
  /** What somebody else wrote here meanwhile. */
  readonly note?: string | undefined
}

/** A choice of up to so many is laid open; more are behind a list. */
const mostRadios = 5

/** One field of an entry, as its kind asks for it. What is found by a name is a `PickedField`. */
export function EntryField({ path, field, value, onChange, says, note }: EntryFieldProps) {
  const hint = note ?? (field.kind === 'picture' ? pictureHint : field.hint)
  const look = {
    ...{ ...besideField(path, says), label: field.label, required: field.missing !== undefined },
    ...(hint !== undefined && { hint }),
  }
  const text = {
    ...{ ...look, value: typeof value === 'string' ? value : '', maxWidth: 'xl' as const },
    onChange: ({ target }: { readonly target: { readonly value: string } }) => onChange(target.value),
  }
  switch (field.kind) {
    case 'text':
    case 'words':
      return <Textarea {...text} rows={field.kind === 'words' ? 3 : 4} />
    case 'choice':
      return <OneOf {...look} onChange={onChange} options={field.options} value={text.value} />
    case 'choices':
      return (
        <SeveralOf
          {...look}
          onChange={onChange}
          options={field.options}
          value={isTexts(value) ? value : []}
        />
      )
    case 'yes':
      return (
        <ControlGroup
          block
          invalid={look.invalid}
          {...(hint !== undefined && { hint })}
          {...(look.message !== undefined && { message: look.message })}
        >
          <Checkbox checked={value === true} id={look.id} onChange={({ target }) => onChange(target.checked)}>
            {field.label}
          </Checkbox>
        </ControlGroup>
      )
    case 'day':
    case 'moment':
      return <TextInput {...text} maxWidth="md" type="date" />
    case 'number':
      return <TextInput {...text} inputMode="numeric" maxWidth="sm" />
    case 'link':
      return <TextInput {...text} inputMode="url" />
    default:
      return <TextInput {...text} />
  }
}

const pictureHint = 'Bring it in under Pictures first, then put its number here'

type ChoiceProps = {
  readonly id: string
  readonly label: string
  readonly hint?: string
  readonly required: boolean
  readonly invalid: boolean
  readonly message?: string
  readonly options: Options
}

function OneOf({
  options,
  value,
  onChange,
  ...look
}: ChoiceProps & { readonly value: string; readonly onChange: (value: string) => void }) {
  const all = Object.entries(options)
  if (all.length > mostRadios)
    return (
      <Select
        {...look}
        maxWidth="xl"
        onChange={({ target }) => onChange(target.value)}
        options={[
          { value: '', label: 'Choose one' },
          ...all.map(([kept, label]) => ({ value: kept, label })),
        ]}
        value={value}
      />
    )
  return (
    <ControlGroup {...look} block>
      {all.map(([kept, label]) => (
        <Radio
          checked={value === kept}
          key={kept}
          name={look.id}
          onChange={() => onChange(kept)}
          value={kept}
        >
          {label}
        </Radio>
      ))}
    </ControlGroup>
  )
}

function SeveralOf({
  options,
  value,
  onChange,
  ...look
}: ChoiceProps & {
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}) {
  const all = Object.keys(options)
  const toggle = (kept: string) =>
    onChange(all.filter((one) => (one === kept ? !value.includes(one) : value.includes(one))))
  return (
    <ControlGroup {...look} block>
      {Object.entries(options).map(([kept, label]) => (
        <Checkbox checked={value.includes(kept)} key={kept} onChange={() => toggle(kept)} value={kept}>
          {label}
        </Checkbox>
      ))}
    </ControlGroup>
  )
}

const isTexts = (value: Draft[string] | undefined): value is readonly string[] => Array.isArray(value)
