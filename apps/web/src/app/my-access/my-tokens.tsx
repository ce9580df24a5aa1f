import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { Row, Rows } from '../forms/rows.tsx'
import { ShownOnce } from '../forms/shown-once.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayDay, sayInstant } from '../words/instant.ts'
import { sayScopeOfToken } from '../words/scopes.ts'
import { MakeToken } from './make-token.tsx'

const key = ['tokens'] as const

/** Tokens by which programs act for me. A token is shown once, when it is made. */
export function MyTokens() {
  const client = useQueryClient()
  const tokens = useQuery({ queryKey: key, queryFn: api.tokens })
  const access = useQuery({ queryKey: ['my-access'], queryFn: api.myAccess })
  const sayScopes = (scopes: readonly string[]) =>
    scopes
      .map(
        (scope) => sayScopeOfToken(scope) ?? access.data?.may.find(({ act }) => act === scope)?.says ?? scope,
      )
      .join(', ')
  const [secret, setSecret] = useState<string>()
  const [isMaking, setIsMaking] = useState(false)
  const end = useMutation({
    mutationFn: api.endToken,
    onSuccess: () => client.invalidateQueries({ queryKey: key }),
  })
  const onMade = async (made: string) => {
    setSecret(made)
    setIsMaking(false)
    await client.invalidateQueries({ queryKey: key })
  }
  return (
    <Loaded of={tokens} what="tokens">
      {(all) => (
        <Stack gap={0.75}>
          <ProblemAlert error={end.error} focus />
          {secret !== undefined && (
            <ShownOnce
              onClose={() => setSecret(undefined)}
              says="Treat it like a password. If it is lost, end it and make another."
              secret={secret}
            />
          )}
          {all.length === 0 ? (
            <Text as="p">
              None. A token lets a program do for you a part of what you may do, until it ends.
            </Text>
          ) : (
            <Rows>
              {all.map(({ id, name, scopes, endsAt, usedOn }) => (
                <Row
                  deed={
                    <Button
                      aria-label={`End the token ${name}`}
                      onClick={() => end.mutate(id)}
                      size="sm"
                      variant="text"
                    >
                      End
                    </Button>
                  }
                  key={id}
                  says={`Ends ${sayInstant(endsAt)}; ${usedOn ? `last used ${sayDay(usedOn)}` : 'never used'}`}
                  title={`${name}: ${sayScopes(scopes)}`}
                />
              ))}
            </Rows>
          )}
          {isMaking ? (
            <MakeToken onCancel={() => setIsMaking(false)} onMade={(made) => void onMade(made)} />
          ) : (
            <div>
              <Button onClick={() => setIsMaking(true)} size="sm" variant="secondary">
                Make a token
              </Button>
            </div>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
