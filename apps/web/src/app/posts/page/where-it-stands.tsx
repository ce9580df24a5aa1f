import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { ProgressDoingIcon, ProgressTodoIcon, SuccessFilledIcon } from '@ag.ds-next/react/icon'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostPage, ReviewStep } from '@secondlook/contract'
import { Fold } from '../../../fold.tsx'
import { OnDutyFor } from '../../on-duty/on-duty-for.tsx'
import { saySoon } from '../../words/instant.ts'
import { listOf } from '../../words/people.ts'
import { aiUseWords, anyOf, saySchedule, tierWords } from '../post-words.ts'
import type { Asked } from './foot-bar.tsx'
import { reasonWords } from './reason-words.ts'

type WhereItStandsProps = { readonly page: PostPage; readonly onAsk: (what: Asked) => void }

/** The steps with whose yes is needed, when it goes out, how much is at stake; and what is done rarely, quietly. */
export function WhereItStands({ page, onAsk }: WhereItStandsProps) {
  const { steps, version, may, state, margin } = page
  const now = new Date().toISOString()
  const others = (['recall', 'drop'] as const).filter((what) => may[what].may)
  const isLive = state === 'in-review' || state === 'approved' || state === 'held'
  return (
    <Stack as="section" gap={1}>
      <H2 fontSize="lg">Where it stands</H2>
      {steps.length === 0 ? (
        <Text as="p">It was not sent for approval yet.</Text>
      ) : (
        <ol css={stepsLook}>
          {steps.map((step) => (
            <Step key={step.name} of={step} />
          ))}
        </ol>
      )}
      {isLive && version && !page.isEmergency && (
        <OnDutyFor channels={version.body.variants.map(({ channel }) => channel)} />
      )}
      {version && (
        <dl css={factsLook}>
          <dt>Version</dt>
          <dd>
            {version.number}, saved {saySoon(version.savedAt, now)}
            {version.savedBy && ` by ${version.savedBy.name}`}
          </dd>
          <dt>{page.out === null ? 'Goes out' : 'Was to go out'}</dt>
          <dd>{saySchedule(version.body.schedule, now)}</dd>
          <dt>What is at stake</dt>
          <dd>{version.body.tier === null ? 'Nobody has said yet' : tierWords[version.body.tier]}</dd>
          <dt>AI</dt>
          <dd>{version.body.ai === null ? 'Nobody has said yet' : aiUseWords[version.body.ai]}</dd>
          {margin.campaign && (
            <>
              <dt>Campaign</dt>
              <dd>{margin.campaign}</dd>
            </>
          )}
          {margin.tags.length > 0 && (
            <>
              <dt>Tags</dt>
              <dd>{margin.tags.join(', ')}</dd>
            </>
          )}
        </dl>
      )}
      {margin.notes && (
        <Fold label="Notes of those who work on it">
          <Text as="p" css={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
            {margin.notes}
          </Text>
        </Fold>
      )}
      {(others.length > 0 || (may.edit.may && isLive)) && (
        <Fold label="Something else">
          <Stack alignItems="flex-start" gap={0.75}>
            {may.edit.may && isLive && (
              <Text as="p">
                <TextLink href={`/posts/${page.id}/write`}>Change it</TextLink>; then it needs a fresh
                approval.
              </Text>
            )}
            {others.map((what) => (
              <Button key={what} onClick={() => onAsk(what)} size="sm" variant="text">
                {reasonWords[what].title}
              </Button>
            ))}
          </Stack>
        </Fold>
      )}
    </Stack>
  )
}

const signs = { done: SuccessFilledIcon, now: ProgressDoingIcon, later: ProgressTodoIcon } as const
const colours = { done: 'success', now: 'action', later: 'muted' } as const

function Step({ of: { name, need, done, state, due, can } }: { readonly of: ReviewStep }) {
  const Sign = signs[state]
  const now = new Date().toISOString()
  const left = need - done.length
  return (
    <li css={stepLook}>
      <Sign aria-hidden color={colours[state]} css={{ flexShrink: 0, marginTop: '0.15rem' }} size="sm" />
      <div>
        <Text as="p" fontWeight={state === 'now' ? 'bold' : 'normal'}>
          {name}
        </Text>
        {done.length > 0 && (
          <Text as="p" color="muted" fontSize="sm">
            {listOf(done.map((one) => one.name))} approved
          </Text>
        )}
        {state === 'now' && (
          <Text as="p" fontSize="sm">
            {can.length === 0
              ? 'Nobody can approve it now.'
              : `${anyOf(can.map((one) => one.name))} can approve${left > 1 ? `; ${left} of them have to` : ''}.`}{' '}
            {due && `${due < now ? 'Was due' : 'Due'} ${saySoon(due, now)}.`}
          </Text>
        )}
        {state === 'later' && (
          <Text as="p" color="muted" fontSize="sm">
            Comes next
          </Text>
        )}
      </div>
    </li>
  )
}

const stepsLook = { display: 'grid', gap: '0.75rem', listStyle: 'none', margin: 0, padding: 0 } as const
const stepLook = { display: 'flex', gap: '0.5rem' } as const
const factsLook = {
  borderTop: `1px solid ${boxPalette.borderMuted}`,
  color: boxPalette.foregroundText,
  display: 'grid',
  gap: '0.4rem 1rem',
  gridTemplateColumns: 'minmax(6rem, max-content) minmax(0, 1fr)',
  margin: 0,
  paddingTop: '1rem',
  '& dt': { color: boxPalette.foregroundMuted },
  '& dd': { margin: 0, overflowWrap: 'anywhere' },
} as const
