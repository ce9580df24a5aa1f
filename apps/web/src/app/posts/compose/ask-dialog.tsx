import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { LoadingDots } from '@ag.ds-next/react/loading'
import { Modal } from '@ag.ds-next/react/modal'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { MayDo, PostPage, PostProblem } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { api } from '../../api.ts'
import { OnDutyFor } from '../../on-duty/on-duty-for.tsx'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { postKeys } from '../page/post-queries.ts'
import { WholeCheck } from './whole-check.tsx'
import type { Writer } from './writer.ts'

type AskDialogProps = {
  readonly post: string
  readonly writer: Writer
  readonly onClose: () => void
  /** To where something is missing. */
  readonly onLead: (to: PostProblem) => void
}

/** Saves a version, shows what the whole check says of it, and asks for approval once somebody has seen that. */
export function AskDialog({ post, writer, onClose, onLead }: AskDialogProps) {
  const client = useQueryClient()
  const navigate = useNavigate()
  const [note, setNote] = useState('')
  const [emergency, setEmergency] = useState('')
  const version = useQuery({
    queryKey: ['posts', 'to-ask', post],
    queryFn: async () => {
      const revision = await writer.whole()
      if (revision === undefined) return { is: 'not-sent' as const }
      const { number } = await api.saveVersion(post, revision)
      void client.invalidateQueries({ queryKey: postKeys.one(post) })
      return { is: 'saved' as const, page: await api.post(post), number }
    },
    ...{ gcTime: 0, staleTime: Number.POSITIVE_INFINITY, retry: false },
  })
  const ask = useMutation({
    mutationFn: (number: number) =>
      api.askForApproval(post, {
        version: number,
        note: note.trim() === '' ? null : note.trim(),
        emergency: emergency.trim() === '' ? null : { reason: emergency.trim() },
      }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: postKeys.all })
      await navigate({ to: `/posts/${post}` })
    },
  })
  const { data } = version
  const may = data?.is === 'saved' ? mayAsk(data.page) : undefined
  return (
    <Modal
      actions={
        <ButtonGroup>
          {data?.is === 'saved' && may?.may && (
            <Button loading={ask.isPending} onClick={() => ask.mutate(data.number)}>
              {emergency.trim() === '' ? 'Ask for approval' : 'Ask as an emergency'}
            </Button>
          )}
          <Button onClick={onClose} variant={may?.may ? 'text' : 'secondary'}>
            Go on writing
          </Button>
        </ButtonGroup>
      }
      isOpen
      onClose={onClose}
      title="Ask for approval"
    >
      <Stack gap={1.5}>
        <ProblemAlert error={version.error ?? ask.error} focus />
        {version.isPending && <LoadingDots label="Saving a version and checking all of it" role="status" />}
        {data?.is === 'not-sent' && <NotSent writer={writer} />}
        {data?.is === 'saved' && (
          <>
            <WholeCheck onLead={onLead} page={data.page} />
            {may?.may ? (
              <>
                <Textarea
                  block
                  hint="Whoever approves reads it. It may be disclosed."
                  id="ask-note"
                  label="A note for whoever approves"
                  onChange={({ target }) => setNote(target.value)}
                  rows={2}
                  value={note}
                />
                <Fold label="It is an emergency">
                  <Stack gap={0.75}>
                    <Text as="p">
                      For danger to people, or when waiting does more harm. Two people who did not write it
                      say yes instead of every step, and somebody looks at it afterwards.
                    </Text>
                    <OnDutyFor
                      isLinked={false}
                      channels={data.page.version?.body.variants.map(({ channel }) => channel) ?? []}
                      none="Nobody is on duty for its channels now. Whoever can approve is mailed in their own hours, so ring them."
                    />
                    <Textarea
                      block
                      hideOptionalLabel
                      hint="It is recorded, and read afterwards"
                      id="ask-emergency"
                      label="Why it cannot wait"
                      onChange={({ target }) => setEmergency(target.value)}
                      rows={2}
                      value={emergency}
                    />
                  </Stack>
                </Fold>
              </>
            ) : (
              <Text as="p" fontWeight="bold">
                {may?.whyNot ?? 'This cannot be asked for now.'}
              </Text>
            )}
          </>
        )}
      </Stack>
    </Modal>
  )
}

/** What only a change clears is put to nobody. */
function mayAsk({ may, version }: PostPage): MayDo {
  const { problems = [], findings = [] } = version?.check ?? {}
  const isMissing = problems.some(({ isWarning }) => !isWarning)
  const isFact = findings.some(({ basis, advice }) => basis === 'fact' && advice !== 'think')
  // What is missing is said once, above, and the refusal would say each sentence of it again.
  if (isMissing)
    return { may: false, whyNot: 'Settle what is missing, then ask. Everything you wrote is saved.' }
  return may.ask.may && isFact
    ? { may: false, whyNot: 'Settle what only a change clears, then ask. Everything you wrote is saved.' }
    : may.ask
}

/** Nothing is asked of words that are only here. */
function NotSent({ writer }: { readonly writer: Writer }) {
  const { writing } = writer.seen()
  const isClash = (writing?.open.length ?? 0) > 0
  return (
    <Text as="p">
      {isClash
        ? 'Two people changed the same words. Choose whose stay, then ask.'
        : 'What you typed could not be sent yet, so nobody was asked. It is kept on this device; ask again when there is a connection.'}
    </Text>
  )
}
