import { Stack } from '@ag.ds-next/react/stack'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { firstAnswers, toDraft } from '../../advice/answers.ts'
import { api } from '../api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { Answer } from './answer.tsx'
import { AskForm, type Asking } from './ask-form.tsx'

const nothingYet: Asking = { text: '', answers: firstAnswers, channel: '' }

/** The draft as it is sent: what was written and said here, and no account that somebody posts from. */
const draftOf = ({ text, answers, channel }: Asking) => ({
  ...toDraft(text, answers, []),
  ...(answers.capacity === 'official' && channel ? { channel } : {}),
})

/** Asking with the registers, as one deliberate act. What was typed stays, whatever comes of it. */
export function AskScreen() {
  const [asking, setAsking] = useState(nothingYet)
  const ask = useMutation({
    // What was asked about is in the memory of this page for as long as it is shown.
    gcTime: 0,
    mutationFn: async (asked: Asking) => {
      const draft = draftOf(asked)
      return { asking: asked, draft, asked: await api.ask(draft) }
    },
  })
  return (
    <Screen
      lead={
        <>
          For what only a register knows: what is not public yet, who may speak, and who agreed to be shown.
          For anything personal there is the <TextLink href="/check">private check</TextLink>, where your
          words stay on your device.
        </>
      }
      title="Ask with the registers"
    >
      <Stack gap={2}>
        <AskForm
          asking={asking}
          isPending={ask.isPending}
          onAsk={() => ask.mutate(asking)}
          onChange={(change) => setAsking((before) => ({ ...before, ...change }))}
        />
        <ProblemAlert error={ask.error} focus />
        {ask.data && !ask.isPending && (
          <Answer
            asked={ask.data.asked}
            draft={ask.data.draft}
            isOld={ask.data.asking !== asking}
            key={ask.submittedAt}
          />
        )}
      </Stack>
    </Screen>
  )
}
