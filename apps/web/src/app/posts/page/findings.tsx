import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { PostFinding, PostPage } from '@secondlook/contract'
import type { ReactNode } from 'react'
import { ClauseLink } from '../../../advice/finding-fold.tsx'
import { tones } from '../../../advice/tones.ts'
import { Fold } from '../../../fold.tsx'
import { besideField } from '../../forms/field-id.ts'
import { WhatClears } from '../what-clears.tsx'
import { pictureOf, type Reasons, sortFindings, wordsIn } from './answering.ts'
import { FalseAlarmForm } from './false-alarm-form.tsx'

type FindingsProps = {
  readonly page: PostPage
  readonly version: NonNullable<PostPage['version']>
  readonly reasons: Reasons
  readonly onReason: (key: string, reason: string) => void
  /** What is missing beside a finding, by its key. */
  readonly missing: Readonly<Record<string, string>>
  readonly mayTell: boolean
}

/** What the check says of this version, and what was answered. Whoever may approve gives a reason beside each. */
export function Findings({ page, version, reasons, onReason, missing, mayTell }: FindingsProps) {
  const { toAnswer, toChange, toThink } = sortFindings(version.check.findings)
  if (version.check.findings.length === 0) return null
  const card = (finding: PostFinding, canAnswer: boolean) => (
    <FindingCard finding={finding} key={finding.key} mayTell={mayTell} page={page} version={version}>
      {canAnswer && (
        <Textarea
          {...besideField(answerField(finding), told(finding, missing))}
          block
          hint="It is kept with your approval, and may be disclosed"
          label="Why may it stay as it is?"
          onChange={({ target }) => onReason(finding.key, target.value)}
          required
          rows={2}
          value={reasons[finding.key] ?? ''}
        />
      )}
    </FindingCard>
  )
  return (
    <Stack as="section" gap={0.75} id="findings">
      <H2 fontSize="lg">What the check found</H2>
      {toChange.map((finding) => card(finding, false))}
      {toAnswer.map((finding) => card(finding, page.may.approve.may))}
      {toThink.length > 0 &&
        (toChange.length + toAnswer.length > 0 ? (
          <Fold
            label={
              toThink.length === 1 ? 'One thing worth a thought' : `${toThink.length} things worth a thought`
            }
          >
            <Stack gap={0.75}>{toThink.map((finding) => card(finding, false))}</Stack>
          </Fold>
        ) : (
          toThink.map((finding) => card(finding, false))
        ))}
    </Stack>
  )
}

/** The path by which the server names the reason beside a finding. */
export const answerField = ({ key }: PostFinding): string => `answers.${key}`

const told = (finding: PostFinding, missing: FindingsProps['missing']): Readonly<Record<string, string>> => {
  const says = missing[finding.key]
  return says === undefined ? {} : { [answerField(finding)]: says }
}

type FindingCardProps = Pick<FindingsProps, 'page' | 'version' | 'mayTell'> & {
  readonly finding: PostFinding
  readonly children: ReactNode
}

function FindingCard({ finding, page, version, mayTell, children }: FindingCardProps) {
  const { icon: Icon, colour } = tones[finding.advice]
  const words = wordsIn(version, finding)
  const place = pictureOf({ spans: finding.spans, picturesCount: version.body.pictures.length })
  const channel = version.variants.find((one) => one.channel.id === finding.channel)?.channel.name
  const given = page.decisions.flatMap(({ by, answers, version: number, id }) =>
    answers
      .filter((one) => one.finding === finding.key)
      .map(({ reason }) => ({ id, number, reason, name: by?.name ?? 'Somebody' })),
  )
  return (
    <div css={cardLook}>
      <Icon aria-hidden color={colour} css={{ flexShrink: 0, marginTop: '0.15rem' }} size="sm" />
      <Stack css={{ minWidth: 0, flexGrow: 1 }} gap={0.5}>
        <div>
          {words && (
            <Text as="p" css={{ overflowWrap: 'anywhere' }} fontWeight="bold">
              “{words}”{channel && <Text color="muted"> on {channel}</Text>}
            </Text>
          )}
          {words === '' && place !== '' && (
            <Text as="p" fontWeight="bold">
              {place}
            </Text>
          )}
          <Text as="p">
            {finding.message} <Text color="muted">{finding.remedy}</Text>
          </Text>
          {finding.advice !== 'think' && !finding.mayBeAnswered && (
            <Text as="p" fontWeight="bold">
              No reason clears this. It needs a change, and then a fresh approval.
            </Text>
          )}
        </div>
        {given.map(({ id, name, number, reason }) => (
          <Text as="p" css={answerLook} key={id}>
            <strong>{name}</strong>
            {number !== version.number && `, on version ${number}`}: “{reason}”
          </Text>
        ))}
        {children}
        <div css={linksLook}>
          {finding.advice !== 'think' && <WhatClears finding={finding} />}
          <Text fontSize="sm">
            <ClauseLink clause={finding.clause} />
          </Text>
          {mayTell && <FalseAlarmForm finding={finding} post={page.id} version={version.number} />}
        </div>
      </Stack>
    </div>
  )
}

const cardLook = {
  ...{ border: `1px solid ${boxPalette.borderMuted}`, borderRadius: 6, display: 'flex', gap: '0.75rem' },
  padding: '0.75rem 1rem',
} as const
const answerLook = {
  background: boxPalette.backgroundShade,
  borderRadius: 4,
  padding: '0.4rem 0.6rem',
} as const
const linksLook = { display: 'grid', gap: '0.5rem' } as const
