import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { Acting, Leave } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { Row, Rows } from '../forms/rows.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayActing, sayActingMore, sayLeave } from './absence-sentences.ts'

type AwayProps = { readonly leave: readonly Leave[]; readonly name: string }

/** When somebody is away and who stands in, with the way to end it early. */
export function Away({ leave, name }: AwayProps) {
  const client = useQueryClient()
  const end = useMutation({ mutationFn: api.endLeave, onSuccess: () => client.invalidateQueries() })
  const now = new Date().toISOString()
  if (leave.length === 0) return null
  return (
    <Stack gap={0.5}>
      <ProblemAlert error={end.error} focus />
      <Rows>
        {leave.map((one) => {
          const hasBegun = one.from <= now
          return (
            <Row
              deed={
                one.mayEnd && (
                  <Button
                    aria-label={`${hasBegun ? 'Back already' : 'Take it back'}: ${name} away, ${sayLeave(one, now)}`}
                    loading={end.isPending && end.variables === one.id}
                    onClick={() => end.mutate(one.id)}
                    size="sm"
                    variant="text"
                  >
                    {hasBegun ? 'Back already' : 'Take it back'}
                  </Button>
                )
              }
              key={one.id}
              says={hasBegun ? 'Away now' : 'Will be away'}
              title={sayLeave(one, now)}
            />
          )
        })}
      </Rows>
    </Stack>
  )
}

/** Who acts for whom, what goes along and why, with the way to end it for whoever arranges it. */
export function Actings({ actings }: { readonly actings: readonly Acting[] }) {
  const client = useQueryClient()
  const [ending, setEnding] = useState<Acting>()
  const now = new Date().toISOString()
  const end = useMutation({
    mutationFn: (reason: string) => api.endActing(ending?.id ?? '', reason),
    onSuccess: async () => {
      setEnding(undefined)
      await client.invalidateQueries()
    },
  })
  const open = (acting: Acting) => {
    end.reset()
    setEnding(acting)
  }
  if (actings.length === 0) return null
  return (
    <>
      <Rows>
        {actings.map((one) => (
          <Row
            deed={
              one.mayEnd && (
                <Button
                  aria-label={`End it: ${sayActing(one)}`}
                  onClick={() => open(one)}
                  size="sm"
                  variant="text"
                >
                  End
                </Button>
              )
            }
            key={one.id}
            says={sayActingMore(one, now)}
            title={
              <>
                <TextLink href={`/people/${one.person.id}`}>{one.person.name}</TextLink>
                <Text> acts for </Text>
                <TextLink href={`/people/${one.actsFor.id}`}>{one.actsFor.name}</TextLink>
              </>
            }
          />
        ))}
      </Rows>
      <ReasonDialog
        error={end.error}
        isBusy={end.isPending}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        onSend={(reason) => end.mutate(reason)}
        says={
          ending
            ? `${ending.person.name} stops acting for ${ending.actsFor.name} at once, and what went along ends with it. That they did stays on record.`
            : ''
        }
        title="End this acting"
        verb="End it now"
      />
    </>
  )
}
