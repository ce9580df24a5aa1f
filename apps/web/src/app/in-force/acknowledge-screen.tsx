import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { H2 } from '@ag.ds-next/react/heading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { MyAcknowledgement } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { bulleted } from '../../bulleted.ts'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant, sayUntil } from '../words/instant.ts'
import { sayPlace } from './policy-words.ts'
import { StillToReadList } from './still-to-read.tsx'

const key = ['acknowledgement'] as const

/** What applies to me, and the one thing that is asked of me: to say that I have read it. */
export function AcknowledgeScreen() {
  const client = useQueryClient()
  const mine = useQuery({ queryKey: key, queryFn: api.acknowledgement })
  const say = useMutation({
    mutationFn: (seen: readonly string[]) => api.acknowledge(seen),
    onSuccess: () => client.invalidateQueries(),
  })
  return (
    <Screen
      lead="The rules on social media that hold for you at work, in plain words."
      title="What applies to you"
    >
      <ProblemAlert error={say.error} focus />
      <Loaded of={mine} what="what applies to you">
        {(reply) => (
          <Stack gap={2}>
            <Standing isNew={say.isSuccess} mine={reply} />
            {reply.changes !== null && reply.changes.length > 0 && reply.state === 'due' && (
              <Changes changes={reply.changes} />
            )}
            {reply.applies.map((pack) => (
              <Clauses key={pack.digest} pack={pack} />
            ))}
            {reply.state === 'due' && reply.statement !== null && (
              <Stack gap={0.75}>
                <Text as="p">
                  This is what you say. It is kept with your name and the time; it does not say that you
                  agree, and nobody is ranked by it.
                </Text>
                <Text as="p" css={statementLook}>
                  {reply.statement}
                </Text>
                <div>
                  <Button loading={say.isPending} onClick={() => say.mutate(reply.seen)}>
                    I have read it and it applies to me
                  </Button>
                </div>
              </Stack>
            )}
            <StillToReadList />
          </Stack>
        )}
      </Loaded>
    </Screen>
  )
}

const titles: Readonly<Record<MyAcknowledgement['state'], string>> = {
  current: 'You have read what applies to you',
  due: 'Please read this, and say at the end that you have',
  'not-bound': 'This does not bind you',
  'not-settled': 'It is not settled whether this binds you',
  'no-policy': 'No policy is in force',
}

function Standing({ mine, isNew }: { readonly mine: MyAcknowledgement; readonly isNew: boolean }) {
  const { state, last, dueAt } = mine
  return (
    <PageAlert
      focusOnMount={isNew}
      key={state}
      title={titles[state]}
      tone={state === 'current' ? 'success' : 'info'}
    >
      {state === 'due' && (
        <Text as="p">
          {dueAt === null ? 'It takes about ten minutes.' : `${sayDue(dueAt)} It takes about ten minutes.`}
        </Text>
      )}
      {state === 'current' && last && (
        <>
          <Text as="p">You said so on {sayInstant(last.at)}. We ask again when a new version begins.</Text>
          <Text as="p" css={statementLook}>
            {last.statement}
          </Text>
          <TextLink download href={`/api/v1/acknowledgements/${encodeURIComponent(last.id)}/receipt`}>
            Save the receipt
          </TextLink>
        </>
      )}
      {state === 'not-bound' && (
        <Text as="p">
          Your contract, or a policy of your own organisation, may. You are welcome to read it, and nothing is
          asked of you.
        </Text>
      )}
      {state === 'not-settled' && (
        <Text as="p">
          Ask a people officer to settle it; <TextLink href="/roles">here is who they are</TextLink>. Until
          then nothing is asked of you.
        </Text>
      )}
      {state === 'no-policy' && (
        <Text as="p">There is nothing to read, and nothing official can go out.</Text>
      )}
    </PageAlert>
  )
}

const sayDue = (dueAt: string): string =>
  dueAt > new Date().toISOString() ? `By ${sayUntil(dueAt)}.` : `It was asked for by ${sayUntil(dueAt)}.`

const changeWords = { new: 'New', changed: 'Says something else', gone: 'No longer there' } as const

function Changes({ changes }: { readonly changes: NonNullable<MyAcknowledgement['changes']> }) {
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">What is different from what you read last</H2>
      <ul css={bulleted}>
        {changes.map(({ how, number, title }) => (
          <li key={number}>
            {changeWords[how]}: {title} ({number})
          </li>
        ))}
      </ul>
    </Stack>
  )
}

function Clauses({ pack }: { readonly pack: MyAcknowledgement['applies'][number] }) {
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">
        {pack.title}
        {pack.isNew && ' (new to you)'}
      </H2>
      <Text as="p" color="muted" fontSize="sm">
        Version {pack.version}, for {sayPlace(pack.unit)}, since {sayInstant(pack.from)}. Our words, not its
        own.
      </Text>
      {pack.isNew ? (
        <ClauseList clauses={pack.clauses} />
      ) : (
        <Fold label={`Read it again: ${pack.clauses.length} short statements`}>
          <ClauseList clauses={pack.clauses} />
        </Fold>
      )}
    </Stack>
  )
}

function ClauseList({ clauses }: Pick<MyAcknowledgement['applies'][number], 'clauses'>) {
  return (
    <dl css={clausesLook}>
      {clauses.map(({ number, title, text }) => (
        <div key={number}>
          <dt>
            <Text fontWeight="bold">{title}</Text> <Text color="muted">{number}</Text>
          </dt>
          <dd css={{ margin: 0 }}>
            <Text>{text}</Text>
          </dd>
        </div>
      ))}
    </dl>
  )
}

const statementLook = {
  borderLeft: `4px solid ${boxPalette.borderMuted}`,
  maxWidth: '42rem',
  paddingLeft: '0.75rem',
}
const clausesLook = { display: 'grid', gap: '0.75rem', margin: 0, maxWidth: '42rem' } as const
