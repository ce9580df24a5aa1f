import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { H3 } from '@ag.ds-next/react/heading'
import { StatusBadge } from '@ag.ds-next/react/status-badge'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { TextLink } from '@ag.ds-next/react/text-link'
import { memo } from 'react'
import { besideField } from '../../forms/field-id.ts'
import type { Form } from '../compose/forms-of.ts'
import { PostPreview } from '../preview/post-preview.tsx'
import type { ReplyRow as Row, RowState, SlotPart } from './reply-rows.ts'
import { SlotField } from './slot-field.tsx'

/** What somebody does to the rows; the same object for every row, so that only the row that changes is drawn anew. */
export type RowDeeds = {
  change(key: string, change: Partial<Row>): void
  remove(key: string): void
  /** What stands in the slots of this row comes into every row. */
  spread(key: string): void
}

type ReplyRowProps = {
  readonly row: Row
  /** Counted from one. */
  readonly number: number
  readonly slots: readonly SlotPart[]
  readonly state: RowState
  readonly form: Form | undefined
  /** Whether what is missing is said: once somebody tried to send it. */
  readonly wasTried: boolean
  /** Why the server did not begin it, and the post that answers it already. */
  readonly refused: { readonly says: string; readonly already: string | null } | undefined
  readonly maySpread: boolean
  readonly deeds: RowDeeds
}

export const rowField = (key: string, field: string): string => `rows.${key}.${field}`

/** One thing to be answered: where it is, what the template says there, and how the public will see it. */
export const ReplyRow = memo(function ReplyRow(props: ReplyRowProps) {
  const { row, number, slots, state, form, wasTried, refused, maySpread, deeds } = props
  const says = wasTried
    ? Object.fromEntries(Object.entries(state.missing).map(([field, one]) => [rowField(row.key, field), one]))
    : {}
  const set = (name: string, value: string) =>
    deeds.change(row.key, { slots: { ...row.slots, [name]: value } })
  return (
    <li aria-labelledby={`reply-${row.key}`} css={rowLook}>
      <div css={headLook}>
        <H3 fontSize="sm" id={`reply-${row.key}`}>
          Reply {number}
        </H3>
        <StatusBadge appearance="subtle" {...badges[state.is]} />
        <Button
          aria-label={`Remove reply ${number}`}
          onClick={() => deeds.remove(row.key)}
          size="sm"
          variant="text"
        >
          Remove
        </Button>
      </div>
      <div css={fieldsLook}>
        <TextInput
          {...besideField(rowField(row.key, 'about'), says)}
          block
          autoComplete="off"
          inputMode="url"
          label="Address of what you answer"
          onChange={({ target }) => deeds.change(row.key, { about: target.value })}
          required
          value={row.about}
        />
        {refused && (
          <Text as="p" css={refusedLook} role="status">
            {refused.says}{' '}
            {refused.already !== null && (
              <TextLink href={`/posts/${refused.already}`}>See the reply that is there</TextLink>
            )}
          </Text>
        )}
        {slots.length > 0 && (
          <div css={slotsLook}>
            {slots.map((part, at) => (
              <SlotField
                field={besideField(rowField(row.key, `slots.${at}`), says)}
                key={part.name}
                onChange={(value) => set(part.name, value)}
                part={part}
                value={row.slots[part.name] ?? ''}
              />
            ))}
          </div>
        )}
        {maySpread && (
          <div>
            <Button onClick={() => deeds.spread(row.key)} size="sm" variant="text">
              Use the same words in every reply
            </Button>
          </div>
        )}
      </div>
      <div css={shownLook}>
        {form && (
          <PostPreview
            channel={form.channel.name || form.channel.handle}
            pictures={[]}
            platform={form.platform}
            shown={form.shown}
          />
        )}
        {state.problems.map((problem) => (
          <Text as="p" fontSize="sm" key={problem}>
            {problem}
          </Text>
        ))}
      </div>
    </li>
  )
})

const badges = {
  inside: { label: 'Needs no new approval', tone: 'success' },
  outside: { label: 'Becomes a draft for approval', tone: 'warning' },
  unfinished: { label: 'Not complete yet', tone: 'neutral' },
  already: { label: 'Answered already', tone: 'neutral' },
} as const

const rowLook = {
  ...{ border: `1px solid ${boxPalette.borderMuted}`, borderRadius: 6, display: 'grid', gap: '1rem 2rem' },
  ...{ gridTemplateColumns: 'minmax(0, 1fr)', padding: '0.75rem 1rem 1rem' },
  [tokens.mediaQuery.min.lg]: { gridTemplateColumns: 'minmax(0, 1.25fr) minmax(0, 1fr)' },
} as const
const headLook = {
  ...{ alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.25rem 0.75rem' },
  gridColumn: '1 / -1',
  '& > :last-child': { marginLeft: 'auto' },
} as const
const fieldsLook = { alignContent: 'start', display: 'grid', gap: '0.75rem', minWidth: 0 } as const
const slotsLook = {
  ...{ alignItems: 'start', display: 'grid', gap: '0.75rem' },
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 12rem), 1fr))',
} as const
const shownLook = { alignContent: 'start', display: 'grid', gap: '0.5rem', minWidth: 0 } as const
const refusedLook = {
  background: boxPalette.backgroundShade,
  borderLeft: `4px solid ${boxPalette.systemWarning}`,
  padding: '0.4rem 0.75rem',
} as const
