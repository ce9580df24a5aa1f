import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { ChevronDownIcon, InfoIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostBody, PostFinding } from '@secondlook/contract'
import { tones } from '../../../advice/tones.ts'
import { FalseAlarm } from './false-alarm.tsx'
import { isHelp, permissionOf } from './permission-of.ts'

type FindingNoteProps = {
  readonly post: string
  readonly version: number | undefined
  readonly body: PostBody
  readonly finding: PostFinding
  readonly isFirst: boolean
}

/** One finding: the words and why; opened, what to do about it. */
export function FindingNote({ post, version, body, finding, isFirst }: FindingNoteProps) {
  const { icon: Icon, colour } = isHelp(finding)
    ? { icon: InfoIcon, colour: 'info' as const }
    : tones[finding.advice]
  const [span] = finding.spans
  const words = span && wordsAt(body, span)
  const permission = permissionOf(finding)
  const place = finding.clause.split(':').at(-1) ?? ''
  return (
    <li>
      <details css={look} open={isFirst || undefined}>
        <summary>
          <Icon aria-hidden color={colour} css={{ flexShrink: 0, marginTop: '0.2rem' }} size="sm" />
          <span css={{ flexGrow: 1, minWidth: 0 }}>
            {words && !isHelp(finding) && (
              <Text as="span" css={wordsLook} fontWeight="bold">
                “{words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words}”
                {finding.spans.length > 1 && ` and ${finding.spans.length - 1} more`}
              </Text>
            )}
            <Text as="span" css={{ display: 'block' }}>
              {finding.message}
            </Text>
          </span>
          <ChevronDownIcon aria-hidden css={{ flexShrink: 0 }} data-turns size="sm" weight="bold" />
        </summary>
        <Stack css={{ padding: '0 0.9rem 0.9rem 2.6rem' }} gap={0.75}>
          <Text as="p">{finding.remedy}</Text>
          {!isHelp(finding) && finding.advice !== 'think' && (
            <Text as="p" color="muted" fontSize="sm">
              {finding.mayBeAnswered
                ? 'If it stays, whoever approves gives a written reason.'
                : 'No reason clears this; the words or the picture have to change.'}
            </Text>
          )}
          <div css={deedsLook}>
            {span && span.to > span.from && document.getElementById(fieldIdOf(span.in)) && (
              <Button onClick={() => show(span)} size="sm" variant="text">
                Show it in the text
              </Button>
            )}
            {permission && (
              <Text>
                <TextLink
                  href={`/registers/permission-requests/new?kind=${permission.kind}`}
                  rel="noopener"
                  target="_blank"
                >
                  {permission.says} (opens in a new tab)
                </TextLink>
              </Text>
            )}
            <Text>
              <TextLink
                href={isHelp(finding) ? '/policy' : `/policy#${place}`}
                rel="noopener"
                target="_blank"
              >
                What the policy says (opens in a new tab)
              </TextLink>
            </Text>
            {!isHelp(finding) && <FalseAlarm finding={finding} post={post} version={version} />}
          </div>
        </Stack>
      </details>
    </li>
  )
}

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

const look = {
  ...{
    background: boxPalette.backgroundBody,
    border: `1px solid ${boxPalette.borderMuted}`,
    borderRadius: 4,
  },
  '&[open] > summary > [data-turns]': { transform: 'rotate(180deg)' },
  '& > summary': {
    cursor: 'pointer',
    display: 'flex',
    gap: '0.6rem',
    listStyle: 'none',
    padding: '0.65rem 0.9rem',
    '&::-webkit-details-marker': { display: 'none' },
    '&:focus-visible': { outline: '3px solid var(--agds-foreground-focus)', outlineOffset: 2 },
    '&:hover': { background: boxPalette.backgroundShade },
  },
} as const
const wordsLook = { display: 'block', overflowWrap: 'anywhere' } as const
const deedsLook = { display: 'grid', gap: '0.5rem', justifyItems: 'start' } as const
