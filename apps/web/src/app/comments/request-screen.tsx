import { Button } from '@ag.ds-next/react/button'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { AnswerComplaint, ComplaintOutcome, ComplaintPage } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant } from '../words/instant.ts'
import { boardQuery, commentKeys, requestQuery } from './comment-queries.ts'
import { outcomeWords } from './comment-words.ts'
import { FoldedWords } from './folded-words.tsx'

const back = { to: '/comments', says: 'Comments under posts' }

/** Somebody outside asks for another look: what they wrote, and the answer by somebody who took nothing from them. */
export function RequestScreen() {
  const { request } = useParams({ strict: false }) as { readonly request: string }
  const found = useQuery(requestQuery(request))
  const page = found.data
  return (
    <Screen
      back={back}
      key={request}
      lead={
        page &&
        `About ${page.channel.name} on ${page.platform} · written ${sayInstant(page.at)} · answer by ${sayInstant(page.due)}`
      }
      title="Somebody asks for another look"
    >
      <Loaded of={found} what="what they wrote">
        {(of) => (
          <>
            <Written of={of} />
            {of.answer ? <Answered of={of} /> : <Answering of={of} />}
          </>
        )}
      </Loaded>
    </Screen>
  )
}

function Written({ of: { words, about, contact, comment } }: { readonly of: ComplaintPage }) {
  return (
    <Stack gap={0.5}>
      {words === null ? (
        <Text as="p">What they wrote is forgotten by now.</Text>
      ) : (
        <FoldedWords isOpen of={{ text: words, by: 'whoever asks' }} />
      )}
      {about !== null && (
        <Text as="p" css={{ overflowWrap: 'anywhere' }}>
          They gave this address: {about}
        </Text>
      )}
      {contact !== null && (
        <Text as="p" css={{ overflowWrap: 'anywhere' }}>
          How to reach them: {contact}. It is forgotten a month after the answer.
        </Text>
      )}
      <Text as="p">
        {comment === null ? (
          'We know no comment under this address.'
        ) : (
          <TextLink href={`/comments/${comment}`}>The comment, and what was done to it</TextLink>
        )}
      </Text>
    </Stack>
  )
}

const Answered = ({ of: { answer } }: { readonly of: ComplaintPage }) =>
  answer && (
    <Stack gap={0.5}>
      <Text as="p" fontWeight="bold">
        {outcomeWords[answer.outcome]}
      </Text>
      <Text as="p" css={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
        “{answer.says}”
      </Text>
      <Text as="p" color="muted" fontSize="sm">
        {answer.by.name}, {sayInstant(answer.at)}
      </Text>
    </Stack>
  )

const labels = {
  outcome: 'What came of it',
  says: 'What they will read',
  comment: 'Which comment it is about',
}
const options = Object.entries(outcomeWords).map(([value, label]) => ({ value, label }))

function Answering({ of: page }: { readonly of: ComplaintPage }) {
  const client = useQueryClient()
  const [outcome, setOutcome] = useState<ComplaintOutcome | ''>('')
  const [says, setSays] = useState('')
  const [comment, setComment] = useState('')
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const act = useMutation({
    mutationFn: (answer: AnswerComplaint) => api.answerRequest(page.id, answer),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: commentKeys.all }),
        client.invalidateQueries({ queryKey: ['notices'] }),
      ]),
  })
  if (!page.may.may) return <Text as="p">{page.may.whyNot}</Text>
  const problems = { ...fieldsOf(act.error), ...missing }
  const send = (event: FormEvent) => {
    event.preventDefault()
    setMissing({
      ...(outcome === '' && { outcome: 'Choose what came of it.' }),
      ...(says.trim() === '' && { says: 'Write what they will read.' }),
    })
    if (outcome !== '' && says.trim() !== '' && !act.isPending)
      act.mutate({ outcome, says: says.trim(), comment: comment === '' ? null : comment })
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1}>
        {act.isSuccess && <PageAlert focusOnMount title="Your answer is kept" tone="success" />}
        <ProblemSummary error={act.error} labels={labels} />
        {page.comment === null && (
          <WhichComment channel={page.channel.id} onChange={setComment} says={problems} value={comment} />
        )}
        <Select
          {...besideField('outcome', problems)}
          hint="Where the comment is shown again, that is done first"
          label={labels.outcome}
          maxWidth="xl"
          onChange={({ target }) => {
            setOutcome(target.value as ComplaintOutcome)
            setMissing({})
          }}
          options={options}
          placeholder="Choose"
          required
          value={outcome}
        />
        <Textarea
          {...besideField('says', problems)}
          hint="In plain words, with the reason. They read it with their code, without your name"
          label={labels.says}
          maxWidth="xl"
          onChange={({ target }) => {
            setSays(target.value)
            setMissing({})
          }}
          required
          value={says}
        />
        <div>
          <Button loading={act.isPending} type="submit">
            Answer
          </Button>
        </div>
      </Stack>
    </form>
  )
}

type WhichCommentProps = {
  readonly channel: string
  readonly value: string
  readonly says: Readonly<Record<string, string>>
  readonly onChange: (comment: string) => void
}

/** Those of the channel to which something was done, where the address that they gave is of none. */
function WhichComment({ channel, value, says, onChange }: WhichCommentProps) {
  const { data } = useQuery(boardQuery({ channel, show: 'acted' }))
  return (
    <Select
      {...besideField('comment', says)}
      label={labels.comment}
      maxWidth="xl"
      onChange={({ target }) => onChange(target.value)}
      options={[
        { value: '', label: 'None of those to which something was done' },
        ...(data?.comments ?? []).map(({ id, by, at, post }) => ({
          value: id,
          label: `${by}, ${sayInstant(at)}, under ${post.title}`,
        })),
      ]}
      value={value}
    />
  )
}
