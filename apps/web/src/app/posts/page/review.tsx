import { tokens } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Me, PostPage } from '@secondlook/contract'
import { useEffect, useState } from 'react'
import { fieldId } from '../../forms/field-id.ts'
import { ReasonDialog } from '../../forms/reason-dialog.tsx'
import { OnDutyFor } from '../../on-duty/on-duty-for.tsx'
import { PausedNote } from '../../publishing/paused-note.tsx'
import { fieldsOf, isProblem } from '../../reach/problem.ts'
import { WhereOnChannels } from '../channels/where-on-channels.tsx'
import { sayStand } from '../post-words.ts'
import { answersOf, type Reasons, unanswered } from './answering.ts'
import { AsShown } from './as-shown.tsx'
import { ChangedMeanwhile } from './changed-meanwhile.tsx'
import { Conversation } from './conversation.tsx'
import { DecisionDone } from './decision-done.tsx'
import { DecisionProblem } from './decision-problem.tsx'
import { answerField, Findings } from './findings.tsx'
import { type Asked, FootBar } from './foot-bar.tsx'
import { FrozenNote } from './frozen-note.tsx'
import { Neutral } from './neutral.tsx'
import { Note } from './note.tsx'
import { reasonWords } from './reason-words.ts'
import { Sources } from './sources.tsx'
import { Story } from './story.tsx'
import { useDecision } from './use-decision.ts'
import { WhatChanged } from './what-changed.tsx'
import { WhereItStands } from './where-it-stands.tsx'

type ReviewProps = { readonly page: PostPage; readonly me: Me }

/** The page of a post in the order in which somebody decides on it, with what they can do at its foot. */
export function Review({ page, me }: ReviewProps) {
  const { version } = page
  const [seen, setSeen] = useState(version?.number)
  const [reasons, setReasons] = useState<Reasons>({})
  const [asked, setAsked] = useState<Asked>()
  const { act, mutation } = useDecision(page.id, me.person.id)
  useEffect(() => {
    // The first version of a post that was opened while it had none.
    if (seen === undefined && version) setSeen(version.number)
  }, [seen, version])
  const isStale = version !== null && seen !== undefined && seen !== version.number
  const findings = version?.check.findings ?? []
  const open = unanswered(findings, reasons)

  const decide = (
    does: 'approve' | 'return' | 'hold' | 'release',
    reason: string | null = null,
    done?: () => void,
  ) => {
    if (!version) return
    const { number, digest } = version
    const answers = does === 'approve' ? answersOf(findings, reasons) : []
    act({ kind: 'decide', version: number, digest, does, reason, answers }, done)
  }
  const withReason = (reason: string) => {
    const close = () => setAsked(undefined)
    if (asked === 'return' || asked === 'hold') decide(asked, reason, close)
    else if (asked) act({ kind: asked, reason }, close)
  }
  const ask = (what: Asked) => {
    mutation.reset()
    setAsked(what)
  }
  const showMissing = () => {
    const [first] = open
    if (first) document.getElementById(fieldId(answerField(first)))?.focus()
  }
  const sent = mutation.variables
  const busy = !mutation.isPending || !sent ? undefined : sent.kind === 'decide' ? sent.does : sent.kind
  const told = fieldsOf(mutation.error)
  const beside = Object.fromEntries(
    findings.flatMap((finding) => {
      const says = told[answerField(finding)]
      return says === undefined || (reasons[finding.key] ?? '').trim() !== '' ? [] : [[finding.key, says]]
    }),
  )
  return (
    <>
      <div css={pageLook}>
        <Stack css={mainLook} gap={2}>
          {isStale && version && seen !== undefined && (
            <ChangedMeanwhile
              key={version.number}
              now={version.number}
              onSeen={() => {
                mutation.reset()
                setSeen(version.number)
              }}
              post={page.id}
              seen={seen}
            />
          )}
          {mutation.isSuccess && !mutation.isPending && (
            <DecisionDone act={mutation.data} key={mutation.submittedAt} page={page} />
          )}
          {asked === undefined && !(isStale && isProblem(mutation.error, 'changed-meanwhile')) && (
            <DecisionProblem error={mutation.error} key={`problem ${mutation.submittedAt}`} />
          )}
          <Banners page={page} />
          {version && page.may.approve.may && me.acts.includes('publishing.read') && (
            <PausedNote of={version} />
          )}
          {page.may.approve.may && <FrozenNote of={page.frozen} />}
          <Neutral page={page} />
          {me.acts.includes('post.read') && <WhereOnChannels post={page.id} stand={sayStand(page)} />}
          {version ? (
            <AsShown page={page} version={version} />
          ) : (
            <Text as="p">
              Nothing of it was saved as a version yet. What the public would see would be here.
            </Text>
          )}
          {!isStale && <WhatChanged page={page} />}
          {version && (
            <Findings
              mayTell={me.acts.includes('false-alarm.tell')}
              missing={beside}
              onReason={(key, reason) => setReasons((before) => ({ ...before, [key]: reason }))}
              page={page}
              reasons={reasons}
              version={version}
            />
          )}
          {version && <Sources of={version.body.sources} />}
          <Conversation page={page} />
        </Stack>
        <div css={sideLook}>
          <WhereItStands onAsk={ask} page={page} />
        </div>
        <div css={storyLook}>
          <Story mayReceipt={me.acts.includes('record.read')} page={page} />
        </div>
      </div>
      <FootBar
        busy={busy === 'approve' || busy === 'release' || busy === 'nudge' ? busy : undefined}
        isReminded={mutation.isSuccess && mutation.data.kind === 'nudge'}
        isStale={isStale}
        missing={open.length}
        onApprove={() => decide('approve')}
        onAsk={ask}
        onMissing={showMissing}
        onNudge={() => act({ kind: 'nudge' })}
        onRelease={() => decide('release')}
        page={page}
      />
      {asked && (
        <ReasonDialog
          {...reasonWords[asked]}
          error={mutation.error}
          isBusy={mutation.isPending}
          isOpen
          onClose={() => {
            mutation.reset()
            setAsked(undefined)
          }}
          onSend={withReason}
        />
      )}
    </>
  )
}

/** What has to be known before anything else on the page. */
function Banners({
  page: { isEmergency, changedSince, hasMore, version, state, may, id, decisions },
}: Pick<ReviewProps, 'page'>) {
  const back = decisions.findLast(({ does }) => does === 'return' || does === 'hold')
  const isBack =
    (state === 'returned' && back?.does === 'return') || (state === 'held' && back?.does === 'hold')
  return (
    <>
      {isEmergency && (
        <Note says="An emergency: two people approve this now in place of every step." tone="warning">
          <Text as="p">Somebody else looks at it afterwards. Why it is one stands in its story.</Text>
          {version && state === 'in-review' && (
            <OnDutyFor
              channels={version.body.variants.map(({ channel }) => channel)}
              none="Nobody is on duty for its channels now."
            />
          )}
        </Note>
      )}
      {changedSince && <Note says={changedSince} tone="warning" />}
      {isBack && back && (
        <Note
          says={`${back.by?.name ?? 'Somebody'} ${state === 'returned' ? 'returned it' : 'holds it'}:`}
          tone="info"
        >
          <Text as="p">“{back.reason}”</Text>
        </Note>
      )}
      {hasMore && version && (
        <Text as="p" color="muted">
          Somebody went on writing since version {version.number}, which is what you see.{' '}
          {may.edit.may && <TextLink href={`/posts/${id}/write`}>See the draft</TextLink>}
        </Text>
      )}
    </>
  )
}

const { min } = tokens.mediaQuery
const pageLook = {
  display: 'grid',
  gap: '2rem 3rem',
  [min.lg]: {
    gridTemplateAreas: '"main side" "story side"',
    gridTemplateColumns: 'minmax(0, 1fr) 19rem',
    gridTemplateRows: 'auto 1fr',
  },
} as const
const mainLook = { minWidth: 0, [min.lg]: { gridArea: 'main' } } as const
const sideLook = { minWidth: 0, [min.lg]: { gridArea: 'side' } } as const
const storyLook = { minWidth: 0, [min.lg]: { gridArea: 'story' } } as const
