import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { IncidentRow, PublishingNow } from '@secondlook/contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { saySoon } from '../words/instant.ts'
import { lookedSince, sayLooked } from './look-words.ts'
import { publishingKeys } from './publishing-queries.ts'

const eachMs = 1000
/** Channels are looked at one after the other, and each may take its time. */
const mostMs = 60_000
/** What was looked at a moment before rests, and is asked for once more. */
const againMs = 5500

type Looked = { readonly says: string; readonly hasNew: boolean }

/** Looks at the channels now, waits until each was looked at, and says what was found. */
async function look(watched: readonly string[]): Promise<Looked> {
  const began = Date.now()
  const known = new Set((await api.incidents()).map(({ id }) => id))
  const { channels: before } = await api.publishingNow()
  await api.lookNow()
  let isAsked = false
  for (;;) {
    const { channels } = await api.publishingNow()
    const progress = lookedSince(channels, watched, before)
    const passed = Date.now() - began
    const isOver = passed > mostMs
    if (progress.left.length === 0 || isOver) {
      const found = (await api.incidents()).filter(({ id }: IncidentRow) => !known.has(id))
      return { says: sayLooked(progress, found.length), hasNew: found.length > 0 }
    }
    if (!isAsked && passed > againMs) {
      isAsked = true
      await api.lookNow()
    }
    await new Promise((resolve) => setTimeout(resolve, eachMs))
  }
}

/** Has my channels looked at now, as anybody can, and says what was found there. */
export function LookNow({ of: { channels } }: { readonly of: Pick<PublishingNow, 'channels'> }) {
  const client = useQueryClient()
  const watched = channels.filter((channel) => channel.look !== null)
  const looking = useMutation({
    mutationFn: () => look(watched.map(({ id }) => id)),
    onSettled: () => client.invalidateQueries({ queryKey: publishingKeys.all }),
  })
  if (watched.length === 0) return null
  const last = watched.flatMap((channel) => channel.look?.at ?? []).sort()[0]
  return (
    <Stack as="section" gap={0.5}>
      <H2 fontSize="lg">What is on your channels</H2>
      <Text as="p" css={{ maxWidth: '42rem' }}>
        Each is looked at every minute, as anybody can.
        {last !== undefined &&
          ` The one that was looked at longest ago: ${saySoon(last, new Date().toISOString())}.`}
      </Text>
      <ProblemAlert error={looking.error} focus />
      <div>
        <Button
          loading={looking.isPending}
          loadingLabel="Looking"
          onClick={() => !looking.isPending && looking.mutate()}
          size="sm"
          variant="secondary"
        >
          Look now
        </Button>
      </div>
      <div aria-live="polite">
        {looking.isPending && (
          <Text as="p">Looking at {watched.length === 1 ? 'your channel' : 'your channels'}.</Text>
        )}
        {looking.data && (
          <Text as="p">
            {looking.data.says}{' '}
            {looking.data.hasNew && <TextLink href="/incidents">See what was noticed</TextLink>}
          </Text>
        )}
      </div>
    </Stack>
  )
}
