import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Row, Rows } from '../forms/rows.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayInstant } from '../words/instant.ts'

const key = ['sessions'] as const

/** Where I am signed in, with the way out of each. */
export function MySessions() {
  const client = useQueryClient()
  const sessions = useQuery({ queryKey: key, queryFn: api.sessions })
  const reload = () => client.invalidateQueries({ queryKey: key })
  const end = useMutation({ mutationFn: api.endSession, onSuccess: reload })
  const endOthers = useMutation({ mutationFn: api.endOtherSessions, onSuccess: reload })
  return (
    <Loaded of={sessions} what="sessions">
      {(all) => (
        <Stack gap={0.75}>
          <ProblemAlert error={end.error ?? endOthers.error} focus />
          <Rows>
            {all.map(({ id, isThis, device, firstSeen, lastSeen }) => (
              <Row
                deed={
                  !isThis && (
                    <Button
                      aria-label={`Sign out: ${device}`}
                      onClick={() => end.mutate(id)}
                      size="sm"
                      variant="text"
                    >
                      Sign out
                    </Button>
                  )
                }
                key={id}
                says={`Since ${sayInstant(firstSeen)}${isThis ? '' : `, last seen ${sayInstant(lastSeen)}`}`}
                title={isThis ? <strong>{device} (here)</strong> : device}
              />
            ))}
          </Rows>
          {all.length > 1 && (
            <div>
              <Button
                loading={endOthers.isPending}
                onClick={() => endOthers.mutate()}
                size="sm"
                variant="secondary"
              >
                Sign out everywhere else
              </Button>
            </div>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
