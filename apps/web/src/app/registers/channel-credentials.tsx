import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { LoadingDots } from '@ag.ds-next/react/loading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { CredentialRow } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { api } from '../api.ts'
import { ReasonDialog } from '../forms/reason-dialog.tsx'
import { Row, Rows } from '../forms/rows.tsx'
import { sayDay } from '../words/instant.ts'
import { credentialKinds } from './credential-words.ts'
import { registersQuery } from './register-queries.ts'

/** It brings every connector along, which few who look at a channel need. */
const KeepCredential = lazy(async () => ({ default: (await import('./keep-credential.tsx')).KeepCredential }))

type ChannelCredentialsProps = { readonly channel: string; readonly platform: string }

/** What a program signs in with to a channel: that it is there and until when, and never what it is. */
export function ChannelCredentials({ channel, platform }: ChannelCredentialsProps) {
  const client = useQueryClient()
  const key = ['registers', 'credentials', channel]
  const theirs = useQuery(registersQuery)
  // What protects an account is for few; nobody else's page asks for it.
  const isTheirs = theirs.data?.some(({ name }) => name === 'security-checks') ?? false
  const found = useQuery({
    ...{ queryKey: key, queryFn: () => api.credentials(channel), retry: false, enabled: isTheirs },
  })
  const [isAdding, setIsAdding] = useState(false)
  const [ending, setEnding] = useState<CredentialRow>()
  const again = () => client.invalidateQueries({ queryKey: ['registers'] })
  const end = useMutation({
    mutationFn: ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      api.endCredential(channel, id, reason),
    onSuccess: async () => {
      setEnding(undefined)
      await again()
    },
  })
  if (!found.data) return null
  const { credentials, mayKeep } = found.data
  const inUse = credentials.filter(({ state }) => state === 'in-use')
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="md">What a program signs in with</H2>
      {inUse.length === 0 ? (
        <Text as="p">
          Nothing is put in. Nobody can read it out again once it is; it can be changed and ended.
        </Text>
      ) : (
        <Rows>
          {inUse.map((one) => (
            <Row
              deed={
                mayKeep && (
                  <Button
                    aria-label={`End ${one.label}`}
                    onClick={() => setEnding(one)}
                    size="sm"
                    variant="text"
                  >
                    End it
                  </Button>
                )
              }
              key={one.id}
              says={`${credentialKinds[one.kind]}, put in by ${one.keptBy.name}. ${
                one.isDue ? 'It was to be changed' : 'To be changed'
              } by ${sayDay(one.due)}.`}
              title={one.label}
            />
          ))}
        </Rows>
      )}
      {mayKeep &&
        (isAdding ? (
          <Suspense fallback={<LoadingDots label="Loading the form" role="status" />}>
            <KeepCredential
              channel={channel}
              onCancel={() => setIsAdding(false)}
              onKept={() => {
                setIsAdding(false)
                void again()
              }}
              platform={platform}
            />
          </Suspense>
        ) : (
          <div>
            <Button onClick={() => setIsAdding(true)} size="sm" variant="secondary">
              Put one in
            </Button>
          </div>
        ))}
      <ReasonDialog
        error={end.error}
        isBusy={end.isPending}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        onSend={(reason) => ending && end.mutate({ id: ending.id, reason })}
        says="It cannot be used or read any more, by anybody. Change it on the platform too."
        title={`End ${ending?.label ?? ''}`}
        verb="End it"
      />
    </Stack>
  )
}
