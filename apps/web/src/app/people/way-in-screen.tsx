import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { LinksPage } from '@secondlook/contract'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Fold } from '../../fold.tsx'
import { api } from '../api.ts'
import { Row, Rows } from '../forms/rows.tsx'
import { ShownOnce } from '../forms/shown-once.tsx'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant } from '../words/instant.ts'
import { listOf } from '../words/people.ts'
import { CurrentLink } from './current-link.tsx'
import { currentOf, sayLink, sayState } from './link-sentences.ts'
import { linksQuery } from './links.ts'

/** A link with which somebody gets a new way to sign in: made by one person, confirmed by another. */
export function WayInScreen() {
  const { person: id = '' } = useParams({ strict: false })
  const found = useQuery(linksQuery(id))
  const name = found.data?.person.name
  return (
    <Screen
      back={{ to: `/people/${id}`, says: name ?? 'Person' }}
      key={found.data ? 'there' : 'loading'}
      lead="For somebody who cannot sign in yet, or not any more. It takes two people, so that nobody alone can get in as somebody else: one makes a link, another makes sure that it was asked for."
      title={name === undefined ? 'A new way in' : `A new way in for ${name}`}
    >
      <Loaded of={found} what="links">
        {(page) => <WayIn page={page} />}
      </Loaded>
    </Screen>
  )
}

type Shown = { readonly secret: string; readonly says: string }

function WayIn({ page }: { readonly page: LinksPage }) {
  const client = useQueryClient()
  const [shown, setShown] = useState<Shown>()
  const { person, links, mayMake } = page
  const current = currentOf(links)
  const reload = () => client.invalidateQueries()
  const make = useMutation({
    mutationFn: () => api.makeLink(person.id),
    onSuccess: async ({ url, endsAt, whoConfirms }) => {
      setShown({ secret: url, says: sayNext(person.name, whoConfirms, endsAt) })
      await reload()
    },
  })
  const onCode = (code: string) =>
    setShown({
      secret: code,
      says: `Tell it to ${person.name} and to nobody else, least of all to whoever made the link. With the link and this code they sign in, once, within a day.`,
    })
  const before = links.filter((link) => link !== current)
  return (
    <Stack gap={1.5}>
      <ProblemAlert error={make.error} focus />
      {shown && <ShownOnce {...shown} onClose={() => setShown(undefined)} />}
      {current && <CurrentLink link={current} onCode={onCode} person={person} />}
      {mayMake && (
        <Stack gap={0.5}>
          {!current && (
            <Text as="p" css={{ maxWidth: '42rem' }}>
              You get the link and send it to {person.name}. It opens nothing until somebody else has spoken
              to {person.name}, confirmed it, and told them a code.
            </Text>
          )}
          <div>
            <Button
              loading={make.isPending}
              onClick={() => make.mutate()}
              variant={current ? 'text' : 'primary'}
            >
              {current ? 'Make another; this one ends' : 'Make a link'}
            </Button>
          </div>
        </Stack>
      )}
      {!mayMake && !current && (
        <Text as="p">Nothing waits to be confirmed. An administrator makes a link; then it stands here.</Text>
      )}
      {before.length > 0 && (
        <Fold label={`Links before (${before.length})`}>
          <Rows>
            {before.map((link) => (
              <Row key={link.id} says={sayLink(link)} title={sayState(link)} />
            ))}
          </Rows>
        </Fold>
      )}
    </Stack>
  )
}

/** What happens next, for whoever has just made a link. */
function sayNext(name: string, whoConfirms: readonly string[], endsAt: string): string {
  if (whoConfirms.length === 0)
    return `Nobody else here can confirm it. Whoever runs the server can make a link that opens at once: secondlook link.`
  const some = listOf(whoConfirms.length > 3 ? [...whoConfirms.slice(0, 3), 'others'] : whoConfirms)
  const finds =
    whoConfirms.length === 1
      ? `${some} finds it under “What waits for you” and`
      : `${some} find it under “What waits for you”; one of them`
  return `Send it to ${name}. It opens nothing yet: ${finds} has to speak to ${name} and tell them a code. It waits until ${sayInstant(endsAt)}.`
}
