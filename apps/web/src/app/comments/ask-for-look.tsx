import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { NewComplaint } from '@secondlook/contract'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { ShownOnce } from '../forms/shown-once.tsx'
import { fieldsOf } from '../reach/problem.ts'

const labels = {
  about: 'Address of the post or of your comment',
  words: 'What happened',
  contact: 'How to reach you',
}
const nothing: NewComplaint = { about: '', words: '', contact: '' }

/** Asks for another look. It ends with a code to write down, and nobody has to say who they are. */
export function AskForLook({ channel, days }: { readonly channel: string; readonly days: number }) {
  const [typed, setTyped] = useState(nothing)
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({})
  const act = useMutation({ mutationFn: (asked: NewComplaint) => api.askForAnotherLook(channel, asked) })
  const says = { ...fieldsOf(act.error), ...missing }
  const change = (more: Partial<NewComplaint>) => {
    setTyped((before) => ({ ...before, ...more }))
    setMissing({})
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    const wrong = {
      ...(typed.about.trim() === '' && { about: 'Paste the address of the post or the comment.' }),
      ...(typed.words.trim() === '' && { words: 'Say in a few words what happened.' }),
    }
    setMissing(wrong)
    if (Object.keys(wrong).length === 0 && !act.isPending) act.mutate(typed)
  }
  return (
    <Stack as="section" gap={0.75} id="another-look">
      <H2 fontSize="md">My comment was hidden: look again</H2>
      {act.isSuccess ? (
        <ShownOnce
          onClose={() => {
            setTyped(nothing)
            act.reset()
          }}
          says={`Write this code down. With it you read our answer on this page, within ${days} days. Nobody who took your comment down gives it.`}
          secret={act.data.code}
        />
      ) : (
        <form css={{ maxWidth: '42rem' }} noValidate onSubmit={send}>
          <Stack gap={1}>
            <ProblemSummary error={act.error} labels={labels} />
            <TextInput
              {...besideField('about', says)}
              autoComplete="off"
              block
              label={labels.about}
              onChange={({ target }) => change({ about: target.value })}
              required
              value={typed.about}
            />
            <Textarea
              {...besideField('words', says)}
              block
              label={labels.words}
              onChange={({ target }) => change({ words: target.value })}
              required
              value={typed.words}
            />
            <TextInput
              {...besideField('contact', says)}
              block
              hint="Only if you want to be asked something. It is forgotten a month after our answer"
              label={labels.contact}
              onChange={({ target }) => change({ contact: target.value })}
              value={typed.contact}
            />
            <Text as="p" color="muted" fontSize="sm">
              We keep this so that somebody can answer you. Whoever looks after the account reads it, and it
              may be disclosed under the law on access to information. It is forgotten a month after our
              answer, or after a year.
            </Text>
            <div>
              <Button loading={act.isPending} type="submit">
                Ask for another look
              </Button>
            </div>
          </Stack>
        </form>
      )}
    </Stack>
  )
}
