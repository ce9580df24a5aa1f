import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { PageAlert } from '@ag.ds-next/react/page-alert'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { fieldsOf } from '../reach/problem.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayInstant } from '../words/instant.ts'
import { outcomeForWriter } from './comment-words.ts'

/** What whoever asked for another look reads with their code. */
export function ReadAnswer() {
  const [code, setCode] = useState('')
  const [isMissing, setIsMissing] = useState(false)
  const act = useMutation({ mutationFn: (typed: string) => api.answerUnder(typed) })
  const send = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(code.trim() === '')
    if (code.trim() !== '' && !act.isPending) act.mutate(code.trim())
  }
  const says = { ...fieldsOf(act.error), ...(isMissing && { code: 'Type your code.' }) }
  return (
    <Stack as="section" gap={0.75}>
      <H2 fontSize="md">I have a code</H2>
      <form css={askLook} noValidate onSubmit={send}>
        <TextInput
          {...besideField('code', says)}
          autoComplete="off"
          block
          hideOptionalLabel
          label="Your code"
          onChange={({ target }) => {
            setCode(target.value)
            setIsMissing(false)
          }}
          value={code}
        />
        <Button loading={act.isPending} type="submit" variant="secondary">
          Read the answer
        </Button>
      </form>
      <ProblemAlert error={act.error} focus />
      {act.data && (
        <PageAlert
          focusOnMount
          key={act.submittedAt}
          title={act.data.answer ? outcomeForWriter[act.data.answer.outcome] : 'Nobody has answered yet'}
          tone="info"
        >
          {act.data.answer ? (
            <Text as="p" css={{ overflowWrap: 'anywhere', whiteSpace: 'pre-line' }}>
              {act.data.answer.says}
            </Text>
          ) : (
            <Text as="p">
              You wrote to us on {sayInstant(act.data.at)}. We answer by {sayInstant(act.data.due)}.
            </Text>
          )}
        </PageAlert>
      )}
    </Stack>
  )
}

const askLook = {
  alignItems: 'end',
  display: 'grid',
  gap: '0.75rem',
  gridTemplateColumns: 'minmax(0, 1fr) auto',
  maxWidth: '32rem',
} as const
