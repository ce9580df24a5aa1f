import { Button } from '@ag.ds-next/react/button'
import { InfoIcon } from '@ag.ds-next/react/icon'
import { Text } from '@ag.ds-next/react/text'
import type { PostBody, PostFinding } from '@secondlook/contract'
import { ClauseLink, FindingFold } from '../../../advice/finding-fold.tsx'
import { tones } from '../../../advice/tones.ts'
import { WhatClears } from '../what-clears.tsx'
import { FalseAlarm } from './false-alarm.tsx'
import { isHelp } from './is-help.ts'

type FindingNoteProps = {
  readonly post: string
  readonly version: number | undefined
  readonly body: PostBody
  readonly finding: PostFinding
  readonly isFirst: boolean
}

/** One finding in what is written: what to do about it, what clears it, and where the words are. */
export function FindingNote({ post, version, body, finding, isFirst }: FindingNoteProps) {
  const [span] = finding.spans
  const isHelping = isHelp(finding)
  return (
    <FindingFold
      isFirst={isFirst}
      message={finding.message}
      more={isHelping ? 0 : finding.spans.length - 1}
      tone={isHelping ? helping : tones[finding.advice]}
      words={isHelping ? undefined : span && wordsAt(body, span)}
    >
      <Text as="p">{finding.remedy}</Text>
      {!isHelping && finding.advice !== 'think' && (
        <Text as="p" color="muted" fontSize="sm">
          {finding.mayBeAnswered
            ? 'If it stays, whoever approves gives a written reason.'
            : finding.clearedBy === undefined
              ? 'No reason clears this; the words or the picture have to change.'
              : 'No reason clears this.'}
        </Text>
      )}
      <div css={deedsLook}>
        {span && span.to > span.from && document.getElementById(fieldIdOf(span.in)) && (
          <Button onClick={() => show(span)} size="sm" variant="text">
            Show it in the text
          </Button>
        )}
        <WhatClears finding={finding} />
        <Text>
          <ClauseLink clause={isHelping ? undefined : finding.clause} />
        </Text>
        {!isHelping && <FalseAlarm finding={finding} post={post} version={version} />}
      </div>
    </FindingFold>
  )
}

const helping = { ...tones.think, icon: InfoIcon }

const fieldIdOf = (field: string): string => {
  const [, channel] = /^variants\.(.+)\.text$/.exec(field) ?? []
  const [, at] = /^pictures\.(\d+)\.alt$/.exec(field) ?? []
  return at === undefined ? `field-${channel ?? 'text'}` : `field-pictures-${at}-alt`
}

/** Takes the caret to the words, as somebody would who looks for them. */
function show({ in: field, from, to }: PostFinding['spans'][number]): void {
  const box = document.getElementById(fieldIdOf(field))
  if (!(box instanceof HTMLTextAreaElement)) return
  box.closest('details')?.setAttribute('open', '')
  box.focus()
  box.setSelectionRange(from, to)
}

function wordsAt(body: PostBody, { in: field, from, to }: PostFinding['spans'][number]): string {
  const [name = '', key = '', part = ''] = field.split('.')
  const text =
    name === 'text'
      ? body.text
      : name === 'variants'
        ? (body.variants.find(({ channel }) => channel === key)?.text ?? '')
        : part === 'alt'
          ? (body.pictures[Number(key)]?.alt ?? '')
          : ''
  return text.slice(from, to).trim()
}

const deedsLook = { display: 'grid', gap: '0.5rem', justifyItems: 'start' } as const
