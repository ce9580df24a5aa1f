import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { TemplatePart } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { api } from '../../api.ts'
import { fieldId } from '../../forms/field-id.ts'
import { ProblemSummary } from '../../forms/problem-summary.tsx'
import { fieldsOf, ProblemError } from '../../reach/problem.ts'
import type { Channel } from '../../words/channels.ts'
import type { Connectors } from '../compose/content-of.ts'
import { type Form, formsOf } from '../compose/forms-of.ts'
import { connectorsQuery } from '../compose/use-forms.ts'
import { AddAddresses } from './add-addresses.tsx'
import { ReplyRow, type RowDeeds, rowField } from './reply-row.tsx'
import {
  bodyOf,
  isBlank,
  newRow,
  type ReplyRow as Row,
  type RowState,
  rowsMost,
  sayWhatWill,
  slotsOf,
  stateOf,
  wordsOf,
} from './reply-rows.ts'
import { type Became, WhatBecame } from './what-became.tsx'

type RepliesFormProps = {
  readonly template: string
  readonly parts: readonly TemplatePart[]
  readonly channel: Channel
  /** What the server says of the template or the channel. */
  readonly onSays: (says: Readonly<Record<string, string>>) => void
}

const none: Readonly<Record<string, Became>> = {}

type Shown = { readonly row: Row; readonly form: Form | undefined; readonly state: RowState }

/** The replies, one a row, and one button at their end. What is not begun stays as it was typed. */
export function RepliesForm({ template, parts, channel, onSays }: RepliesFormProps) {
  const client = useQueryClient()
  const [rows, setRows] = useState<readonly Row[]>([])
  const [told, setTold] = useState<Readonly<Record<string, Readonly<Record<string, Became>>>>>({})
  const [tried, setTried] = useState<unknown>()
  // What was said of a row was said of it with this template, on this channel.
  const asked = `${template} ${channel.id}`
  const refused = told[asked] ?? none
  const shown = useShown(rows, parts, channel, refused)
  const slots = useMemo(() => slotsOf(parts), [parts])
  const deeds = useDeeds(setRows)
  const send = useMutation({
    mutationFn: async (wanted: readonly Row[]): Promise<readonly Became[]> => {
      const replies = wanted.map(({ about, slots: held }) => ({ about: about.trim(), slots: { ...held } }))
      const { posts } = await api.fillTemplate({ template, channel: channel.id, replies })
      return wanted.flatMap(({ key, about }, at) => (posts[at] ? [{ ...posts[at], key, about }] : []))
    },
    onSuccess: (became) => {
      const begun = new Set(became.flatMap(({ id, key }) => (id === null ? [] : [key])))
      setRows((all) => all.filter(({ key }) => !begun.has(key)))
      const not = Object.fromEntries(became.filter(({ id }) => id === null).map((one) => [one.key, one]))
      setTold((before) => ({ ...before, [asked]: { ...before[asked], ...not } }))
      setTried(undefined)
      void client.invalidateQueries({ queryKey: ['posts'] })
    },
    onError: (error) => onSays(fieldsOf(error)),
  })
  const filled = shown.filter(({ row }) => !isBlank(row))
  const sent = filled.filter(({ state }) => state.is !== 'already')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const error = problemOf(shown)
    setTried(error)
    if (error === undefined && sent.length > 0) send.mutate(sent.map(({ row }) => row))
  }
  const add = (addresses: readonly string[]) => {
    const added = addresses.map((about) => newRow(about))
    setRows((all) => [...all.filter((row) => !isBlank(row)), ...added])
    if (added[0]) focusOn(rowField(added[0].key, slots.length > 0 ? 'slots.0' : 'about'))
  }
  const adding = <AddAddresses onAdd={add} room={rowsMost - rows.length} />
  return (
    <Stack gap={1.5}>
      {send.isSuccess && <WhatBecame all={send.data} key={send.submittedAt} />}
      {rows.length === 0 && adding}
      {rows.length > 0 && (
        <form noValidate onSubmit={submit}>
          <Stack gap={1.5}>
            <ProblemSummary error={tried ?? send.error} labels={labelsOf(shown, slots)} />
            <ol css={listLook}>
              {shown.map(({ row, form, state }, at) => (
                <ReplyRow
                  {...{ row, form, state, slots, deeds }}
                  key={row.key}
                  maySpread={at === 0 && rows.length > 1 && slots.length > 0}
                  number={at + 1}
                  refused={refused[row.key]?.about === row.about ? refused[row.key] : undefined}
                  wasTried={tried !== undefined}
                />
              ))}
            </ol>
            <Fold label="Add more replies">{adding}</Fold>
            <Stack alignItems="flex-start" gap={0.5}>
              <Text aria-live="polite" as="p">
                {sayWhatWill(filled.map(({ state }) => state))}
                {filled.some(({ state }) => state.is === 'inside') &&
                  ' What needs no new approval goes out as soon as it is made.'}
              </Text>
              {sent.length > 0 || filled.length === 0 ? (
                <Button loading={send.isPending} type="submit">
                  {sent.length === 1 ? 'Make this reply' : `Make these ${sent.length} replies`}
                </Button>
              ) : (
                <Button onClick={() => setRows([])} variant="secondary">
                  Take them off this list
                </Button>
              )}
            </Stack>
          </Stack>
        </form>
      )}
    </Stack>
  )
}

/** Each row as its platform would have it. A row that nobody touched keeps what was made of it. */
function useShown(
  rows: readonly Row[],
  parts: readonly TemplatePart[],
  channel: Channel,
  refused: Readonly<Record<string, Became>>,
): readonly Shown[] {
  const { data: connectors } = useQuery(connectorsQuery)
  const made = useRef(new WeakMap<Row, { of: readonly unknown[]; shown: Shown }>())
  const seen = new Set<string>()
  return rows.map((row) => {
    const about = row.about.trim()
    const isTwice = about !== '' && seen.has(about)
    seen.add(about)
    const no = refused[row.key]
    // Another address, and nobody knows yet whether that is answered.
    const isAnswered = no !== undefined && no.already !== null && no.about === row.about
    const of = [parts, channel, connectors, isTwice, isAnswered]
    const before = made.current.get(row)
    if (before?.of.every((one, at) => one === of[at])) return before.shown
    const form = connectors && formOf(row, parts, channel, connectors)
    const state = stateOf(row, { parts, form, before: new Set(isTwice ? [about] : []), isAnswered })
    const shown = { row, form, state }
    made.current.set(row, { of, shown })
    return shown
  })
}

const formOf = (
  row: Row,
  parts: readonly TemplatePart[],
  channel: Channel,
  connectors: Connectors,
): Form | undefined => formsOf(bodyOf(wordsOf(parts, row), channel.id, row.about), [channel], connectors)[0]

function useDeeds(setRows: (make: (rows: readonly Row[]) => readonly Row[]) => void): RowDeeds {
  return useMemo(
    () => ({
      change: (key, change) =>
        setRows((all) => all.map((row) => (row.key === key ? { ...row, ...change } : row))),
      remove: (key) =>
        setRows((all) => {
          const at = all.findIndex((row) => row.key === key)
          const next = all[at + 1] ?? all[at - 1]
          focusOn(next ? rowField(next.key, 'about') : 'addresses')
          return all.filter((row) => row.key !== key)
        }),
      spread: (key) =>
        setRows((all) => {
          const slots = all.find((row) => row.key === key)?.slots ?? {}
          return all.map((row) => ({ ...row, slots }))
        }),
    }),
    [setRows],
  )
}

/** Where what had the focus goes away, it goes to what is next. */
function focusOn(field: string): void {
  requestAnimationFrame(() => document.getElementById(fieldId(field))?.focus())
}

/** Everything that keeps rows from being sent, as the server would say it; nothing where nothing does. */
function problemOf(shown: readonly Shown[]): ProblemError | undefined {
  const fields = shown
    .filter(({ row }) => !isBlank(row))
    .flatMap(({ row, state }) => [
      ...Object.entries(state.missing).map(([field, says]) => ({ path: rowField(row.key, field), says })),
      ...state.problems.map((says) => ({ path: rowField(row.key, 'about'), says })),
    ])
  if (fields.length === 0) return undefined
  return new ProblemError({
    ...{ type: 'about:blank', title: 'Something is missing', status: 400, code: 'bad-request', fields },
    detail: 'Look at what is marked.',
  })
}

function labelsOf(
  shown: readonly Shown[],
  slots: ReturnType<typeof slotsOf>,
): Readonly<Record<string, string>> {
  const labels = shown.flatMap(({ row: { key } }, at) => [
    [rowField(key, 'about'), `Reply ${at + 1}, address`],
    ...slots.map(({ name }, slot) => [rowField(key, `slots.${slot}`), `Reply ${at + 1}, ${name}`]),
  ])
  return { ...Object.fromEntries(labels), template: 'Template', channel: 'Channel' }
}

const listLook = { display: 'grid', gap: '1rem', listStyle: 'none', margin: 0, padding: 0 } as const
