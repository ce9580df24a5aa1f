import { Button, ButtonGroup } from '@ag.ds-next/react/button'
import { Select } from '@ag.ds-next/react/select'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { ProblemSummary } from '../forms/problem-summary.tsx'
import { Row, Rows } from '../forms/rows.tsx'
import { ShownOnce } from '../forms/shown-once.tsx'
import { fieldsOf } from '../reach/problem.ts'
import { Loaded } from '../shell/loaded.tsx'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { Screen } from '../shell/screen.tsx'
import { sayInstant } from '../words/instant.ts'

const key = ['calendar-feeds'] as const
const labels = { name: 'What it is for', channel: 'Channel' }

/** Addresses under which other programs fetch my calendar: make one, copy it once, end it. */
export function FeedsScreen() {
  const client = useQueryClient()
  const feeds = useQuery({ queryKey: key, queryFn: api.calendarFeeds })
  const [address, setAddress] = useState<string>()
  const again = () => client.invalidateQueries({ queryKey: key })
  const end = useMutation({ mutationFn: api.endCalendarFeed, onSuccess: again })
  const onMade = (path: string) => {
    setAddress(location.origin + path)
    void again()
  }
  return (
    <Screen
      back={{ to: '/calendar', says: 'Calendar' }}
      lead="An address for the calendar of your phone or your mail. It shows titles, channels, how each post stands and when it goes out: no words of a post, and nothing that is not announced yet. It shows what you may see at that moment, and nothing once you have left."
      title="Take the calendar along"
    >
      <ProblemAlert error={end.error} focus />
      {address !== undefined && (
        <ShownOnce
          onClose={() => setAddress(undefined)}
          says="Add it in your calendar as a calendar from the internet. Whoever has the address can read it, so hand it to nobody; end it here if somebody else has it."
          secret={address}
        />
      )}
      <Loaded of={feeds} what="your addresses">
        {(all) =>
          all.length === 0 ? (
            <Text as="p">
              You have no address. Those you make would be here, with when each was last fetched.
            </Text>
          ) : (
            <Rows>
              {all.map(({ id, name, channel, madeAt, lastReadAt }) => (
                <Row
                  deed={
                    <Button
                      aria-label={`End the address ${name}`}
                      loading={end.isPending && end.variables === id}
                      onClick={() => end.mutate(id)}
                      size="sm"
                      variant="text"
                    >
                      End
                    </Button>
                  }
                  key={id}
                  says={`Made ${sayInstant(madeAt)}; ${lastReadAt === null ? 'never fetched' : `last fetched ${sayInstant(lastReadAt)}`}`}
                  title={channel === null ? `${name}: every channel of mine` : `${name}: ${channel.name}`}
                />
              ))}
            </Rows>
          )
        }
      </Loaded>
      <MakeFeed onMade={onMade} />
    </Screen>
  )
}

function MakeFeed({ onMade }: { readonly onMade: (path: string) => void }) {
  const [name, setName] = useState('')
  const [channel, setChannel] = useState('')
  const channels = useQuery({
    queryKey: ['calendar-channels'],
    queryFn: () => api.entries('channels', {}),
    staleTime: 60_000,
  })
  const make = useMutation({
    mutationFn: () => api.makeCalendarFeed({ name: name.trim(), channel: channel === '' ? null : channel }),
    onSuccess: ({ path }) => {
      setName('')
      onMade(path)
    },
  })
  const says = fieldsOf(make.error)
  const send = (event: FormEvent) => {
    event.preventDefault()
    make.mutate()
  }
  return (
    <form noValidate onSubmit={send}>
      <Stack gap={1}>
        <ProblemSummary error={make.error} labels={labels} />
        <TextInput
          {...besideField('name', says)}
          hint="Such as “My phone”, so that you know later which to end"
          label={labels.name}
          onChange={({ target }) => setName(target.value)}
          required
          value={name}
        />
        <Select
          {...besideField('channel', says)}
          hideOptionalLabel
          label={labels.channel}
          onChange={({ target }) => setChannel(target.value)}
          options={[
            { value: '', label: 'Every channel that I see' },
            ...(channels.data?.entries ?? []).map(({ id, name: label }) => ({ value: id, label })),
          ]}
          value={channel}
        />
        <ButtonGroup>
          <Button loading={make.isPending} type="submit">
            Make an address
          </Button>
        </ButtonGroup>
      </Stack>
    </form>
  )
}
