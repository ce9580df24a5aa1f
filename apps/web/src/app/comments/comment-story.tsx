import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { type CommentGround, type CommentPage, type CommentStep, commentGrounds } from '@secondlook/contract'
import { useState } from 'react'
import { Fold } from '../../fold.tsx'
import { sayInstant } from '../words/instant.ts'
import { sayStep } from './comment-words.ts'
import { LookDialog, WhetherDialog } from './look-dialog.tsx'

const grounds: Readonly<Record<string, CommentGround>> = commentGrounds

/** What was done to it, by whom and why, the newest last, and who still has to look. */
export function CommentStory({ of: { id, steps } }: { readonly of: CommentPage }) {
  if (steps.length === 0) return null
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">What was done</H2>
      <ol css={storyLook}>
        {steps.map((step) => (
          <Step comment={id} key={step.id} of={step} />
        ))}
      </ol>
    </Stack>
  )
}

function Step({ comment, of: step }: { readonly comment: string; readonly of: CommentStep }) {
  const { at, by, ground, note, quote, says, standing, until, whyNoEnd, capture } = step
  return (
    <li css={{ overflowWrap: 'anywhere' }}>
      <Text as="p" color="muted" fontSize="sm">
        <time dateTime={at}>{sayInstant(at)}</time>, {by.name}
      </Text>
      <Text as="p">
        {sayStep(step)}
        {ground !== null && ` Reason: ${grounds[ground]?.label.toLowerCase()}.`}
        {until !== null && ` Until ${sayInstant(until)}.`}
        {whyNoEnd !== '' && ` No end: “${whyNoEnd}”`}
      </Text>
      {standing !== 'done' && says && <Text as="p">{says}</Text>}
      <Text as="p" css={wordsLook}>
        “{note}”
      </Text>
      <Why of={step} />
      {quote !== null && quote !== '' && (
        <Fold label="The words that it was about">
          <Text as="p" css={wordsLook}>
            {quote}
          </Text>
        </Fold>
      )}
      {capture !== null && (
        <Text as="p" fontSize="sm">
          <TextLink download href={`/api/v1/captures/${encodeURIComponent(capture)}.wacz`}>
            What was kept of it before
          </TextLink>
        </Text>
      )}
      <Look comment={comment} of={step} />
    </li>
  )
}

function Why({ of: { whyNotHide, help } }: { readonly of: CommentStep }) {
  return (
    <>
      {whyNotHide !== '' && <Text as="p">Why hiding would not do: “{whyNotHide}”</Text>}
      {help !== '' && <Text as="p">To help: “{help}”</Text>}
    </>
  )
}

/** What somebody else says of it, or until when they have to; and what to say where nobody knows what came of it. */
function Look({ comment, of: step }: { readonly comment: string; readonly of: CommentStep }) {
  const { id, look, lookBy, may, does } = step
  const [asked, setAsked] = useState<'look' | 'whether'>()
  const about = { comment, act: id, onClose: () => setAsked(undefined) }
  if (look)
    return (
      <Text as="p" css={wordsLook}>
        {look.outcome === 'stands'
          ? 'A second look says that it stands.'
          : 'A second look says that it should not have been done.'}{' '}
        “{look.note}” {look.by.name}, {sayInstant(look.at)}
      </Text>
    )
  return (
    <>
      {lookBy !== null && <Text as="p">Somebody else looks at it by {sayInstant(lookBy)}.</Text>}
      {may.look.may && (
        <Button onClick={() => setAsked('look')} size="sm" variant="secondary">
          Take a second look
        </Button>
      )}
      {lookBy !== null && !may.look.may && may.look.whyNot && (
        <Text as="p" color="muted" fontSize="sm">
          {may.look.whyNot}
        </Text>
      )}
      {may.sayWhether.may && (
        <Button onClick={() => setAsked('whether')} size="sm" variant="secondary">
          I have looked on the platform
        </Button>
      )}
      {asked === 'look' && <LookDialog {...about} isDelete={does === 'delete'} />}
      {asked === 'whether' && <WhetherDialog {...about} />}
    </>
  )
}

const wordsLook = { overflowWrap: 'anywhere', whiteSpace: 'pre-line' } as const
const storyLook = {
  borderLeft: `2px solid ${boxPalette.borderMuted}`,
  display: 'grid',
  gap: '1rem',
  listStyle: 'none',
  margin: 0,
  padding: '0 0 0 1rem',
} as const
