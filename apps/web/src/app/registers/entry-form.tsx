import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { EntryPage, Register } from '@secondlook/contract'
import { type FormEvent, useState } from 'react'
import { Fold } from '../../fold.tsx'
import { ClockFields } from '../forms/clock-fields.tsx'
import { CollectionNotice } from '../forms/collection-notice.tsx'
import { besideField, fieldId } from '../forms/field-id.ts'
import { periodLabels } from '../forms/period-fields.tsx'
import type { Draft } from '../forms/three-way.ts'
import { UnitSelect } from '../forms/unit-select.tsx'
import { askedFields } from './entry-draft.ts'
import { EntryField } from './entry-field.tsx'
import { isPicked, PickedField } from './picked-field.tsx'
import { useNames } from './use-names.ts'

type EntryFormProps = {
  readonly register: Register
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
  readonly says: Readonly<Record<string, string>>
  /** What somebody else wrote into a field meanwhile, by its path. */
  readonly notes?: Readonly<Record<string, string>>
  /** What it is that is being changed; nothing for a new entry. */
  readonly names: EntryPage['names']
  readonly isChange: boolean
  readonly isBusy: boolean
  readonly verb: string
  readonly onSend: () => void
}

/** An entry of any register, to fill in: made from its fields, so that all registers ask alike. */
export function EntryForm({ register, draft, onChange, says, notes = {}, ...props }: EntryFormProps) {
  const { isChange, isBusy, verb, onSend } = props
  const [first] = useState(draft)
  const naming = useNames(register, first, props.names)
  const set = (path: string) => (value: Draft[string]) => onChange({ ...draft, [path]: value })
  const text = (path: string, label: string, hint?: string) => ({
    ...{ ...besideField(path, says), label, value: String(draft[path] ?? ''), maxWidth: 'xl' as const },
    ...((notes[path] ?? hint) !== undefined && { hint: notes[path] ?? hint ?? '' }),
    onChange: ({ target }: { readonly target: { readonly value: string } }) => set(path)(target.value),
  })
  const clock = (path: 'from' | 'until') => ({
    ...{ id: fieldId(path), value: String(draft[path] ?? '') || null, takesDay: true },
    onChange: (at: string | null) => set(path)(at ?? ''),
    ...(says[path] !== undefined && { message: says[path] }),
  })
  const send = (event: FormEvent) => {
    event.preventDefault()
    onSend()
  }
  const isAsked = register.name === 'permission-requests'
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1.5}>
        {askedFields(register).map(([name, field]) => {
          const path = `values.${name}`
          const shared = { path, says, note: notes[path], value: draft[path], onChange: set(path) }
          return isPicked(field) ? (
            <PickedField {...shared} {...naming} field={field} key={name} />
          ) : (
            <EntryField {...shared} field={field} key={name} />
          )
        })}
        {!isAsked && (
          <>
            <UnitSelect
              {...besideField('unit', says)}
              hint={notes['unit'] ?? 'Where it belongs: the whole of it, or a unit that you are named for'}
              label="Unit"
              none="The whole organisation"
              onChange={set('unit')}
              value={String(draft['unit'] ?? '')}
            />
            {register.isToTheMinute ? (
              <>
                <ClockFields
                  {...clock('from')}
                  hint={notes['from'] ?? 'Leave it empty for now'}
                  legend={isChange ? 'From when the change holds' : 'Begins'}
                />
                <ClockFields {...clock('until')} hint={notes['until'] ?? endHint(register)} legend="Ends" />
              </>
            ) : (
              <>
                <TextInput
                  {...text(
                    'from',
                    isChange ? 'From when the change holds' : periodLabels.from,
                    'Leave it empty for now',
                  )}
                  maxWidth="md"
                  type="date"
                />
                <TextInput
                  {...text('until', periodLabels.to, lastDayHint(register))}
                  maxWidth="md"
                  type="date"
                />
              </>
            )}
          </>
        )}
        {isChange && <Textarea {...text('reason', 'Why', 'Your comments here may be disclosed')} rows={2} />}
        {!isAsked && (
          <Fold isOpen={says['key'] !== undefined || draft['key'] !== ''} label="A number of your own">
            <TextInput
              {...text('key', 'Your own number', 'By it a file finds this entry again')}
              maxWidth="md"
            />
          </Fold>
        )}
        <CollectionNotice
          how="as long as the disposal authority for this register says"
          mayBeDisclosed={isAsked}
          why={isAsked ? 'so that whoever may answer can' : 'so that checks, and colleagues, can go by it'}
        />
        <div>
          <Button loading={isBusy} type="submit">
            {verb}
          </Button>
        </div>
      </Stack>
    </form>
  )
}

const lastDayHint = ({ lapsesAfter }: Register): string =>
  lapsesAfter === undefined
    ? 'Leave it empty where no end is known'
    : 'Leave it empty for a year, which is the most. What nobody confirms by then lapses by itself.'

const endHint = ({ lapsesAfter }: Register): string =>
  lapsesAfter === undefined
    ? 'Leave it empty where no end is known'
    : `At most ${lapsesAfter} days after it begins, and so long where you leave it empty. A day without a time counts whole.`
