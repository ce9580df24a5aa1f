import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Row, Rows } from '../forms/rows.tsx'
import { sayLink, sayState } from '../people/link-sentences.ts'
import { linksQuery } from '../people/links.ts'
import { Loaded } from '../shell/loaded.tsx'
import { meQuery } from '../shell/me.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'

/** Links that others made so that somebody can sign in as me: who made and who confirmed each, and the way to stop it. */
export function MyLinks() {
  const client = useQueryClient()
  const { data: me } = useQuery(meQuery)
  const links = useQuery({ ...linksQuery(me?.person.id ?? ''), enabled: me !== undefined })
  const end = useMutation({ mutationFn: api.endLink, onSuccess: () => client.invalidateQueries() })
  return (
    <Loaded of={links} what="links">
      {({ links: all }) => (
        <Stack gap={0.75}>
          <ProblemAlert error={end.error} focus />
          {all.length === 0 ? (
            <Text as="p" color="muted">
              None. If two people make one for you, it says here who they are.
            </Text>
          ) : (
            <Rows>
              {all.map((link) => (
                <Row
                  deed={
                    link.mayEnd && (
                      <Button
                        aria-label={`Stop it: the link that ${link.madeBy.name} made`}
                        loading={end.isPending && end.variables === link.id}
                        onClick={() => end.mutate(link.id)}
                        size="sm"
                        variant="text"
                      >
                        Stop it
                      </Button>
                    )
                  }
                  key={link.id}
                  says={sayLink(link)}
                  title={sayState(link)}
                />
              ))}
            </Rows>
          )}
        </Stack>
      )}
    </Loaded>
  )
}
