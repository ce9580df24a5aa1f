import { Stack } from '@ag.ds-next/react/stack'
import {
  SummaryList,
  SummaryListItem,
  SummaryListItemDescription,
  SummaryListItemTerm,
} from '@ag.ds-next/react/summary-list'
import { Text } from '@ag.ds-next/react/text'
import type { SurveillanceNotice } from '@secondlook/contract'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { bulleted } from '../../bulleted.ts'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayDay, sayInstant } from '../words/instant.ts'

/** What is logged about people who use this, with every field that the law asks for. */
export function SurveillanceNoticeScreen() {
  const notice = useQuery({ queryKey: ['surveillance-notice'], queryFn: api.surveillanceNotice })
  return (
    <Screen
      lead="Notice of workplace surveillance, under the Workplace Privacy Act 2011. Nothing about you was logged before it began."
      title="What is logged about you here"
    >
      <Loaded of={notice} what="the notice">
        {(of) => <NoticeFields of={of} />}
      </Loaded>
    </Screen>
  )
}

function NoticeFields({ of }: { readonly of: SurveillanceNotice }) {
  return (
    <Stack gap={1}>
      <SummaryList>
        <Field term="What is logged">
          <Bullets lines={of.what} />
        </Field>
        <Field term="How">{of.how}</Field>
        <Field term="About whom">{of.who}</Field>
        <Field term="From">{sayDay(of.starts)}</Field>
        <Field term="For how long">
          {of.isContinuous ? 'All the time' : 'From time to time'}
          {of.until ? `, until ${sayDay(of.until)}` : ', for as long as this is in use'}
        </Field>
        <Field term="What it is used for">
          <Bullets lines={of.purposes} />
        </Field>
        <Field term="What it is never used for">
          <Bullets lines={of.notUsedFor} />
        </Field>
        <Field term="Your say in it">{of.consult}</Field>
      </SummaryList>
      <Text as="p" color="muted" fontSize="sm">
        Version {of.version}, given {sayInstant(of.givenAt)}.
      </Text>
    </Stack>
  )
}

function Field({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <SummaryListItem>
      <SummaryListItemTerm>{term}</SummaryListItemTerm>
      <SummaryListItemDescription>{children}</SummaryListItemDescription>
    </SummaryListItem>
  )
}

function Bullets({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul css={bulleted}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
