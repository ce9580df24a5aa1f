import { Button } from '@ag.ds-next/react/button'
import { Callout } from '@ag.ds-next/react/callout'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Named, PersonsLink } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { listOf } from '../words/people.ts'
import { sayLink, sayState } from './link-sentences.ts'

type CurrentLinkProps = {
  readonly link: PersonsLink
  readonly person: Named
  readonly onCode: (code: string) => void
}

/** A link that waits or is open: what it needs, and from whom. */
export function CurrentLink({ link, person, onCode }: CurrentLinkProps) {
  const client = useQueryClient()
  const reload = () => client.invalidateQueries()
  const confirm = useMutation({
    mutationFn: () => api.confirmLink(link.id),
    onSuccess: async ({ code }) => {
      onCode(code)
      await reload()
    },
  })
  const end = useMutation({ mutationFn: () => api.endLink(link.id), onSuccess: reload })
  const { mayConfirm, mayEnd, whyNot, whoConfirms } = link
  return (
    <Stack gap={0.75}>
      <ProblemAlert error={confirm.error ?? end.error} focus />
      <Callout title={sayState(link)}>
        <Stack gap={0.75}>
          <Text as="p">{sayLink(link)}</Text>
          {mayConfirm && (
            <Text as="p">
              Before you confirm it, speak to {person.name}, by phone or in person, and make sure that they
              asked for it. You are then shown a code, which you tell them.
            </Text>
          )}
          {whyNot && (
            <Text as="p">
              {whyNot} {whoConfirms.length > 0 && `Who can: ${listOf(whoConfirms)}.`}
            </Text>
          )}
          <div css={{ display: 'flex', flexWrap: 'wrap', gap: '0.75rem' }}>
            {mayConfirm && (
              <Button loading={confirm.isPending} onClick={() => confirm.mutate()}>
                Confirm, and show the code
              </Button>
            )}
            {mayEnd && (
              <Button
                loading={end.isPending}
                onClick={() => end.mutate()}
                variant={mayConfirm ? 'secondary' : 'text'}
              >
                {mayConfirm ? 'They did not ask: end it' : 'End it'}
              </Button>
            )}
          </div>
        </Stack>
      </Callout>
    </Stack>
  )
}
