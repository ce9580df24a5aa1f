import { Button } from '@ag.ds-next/react/button'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { PostKind } from '@secondlook/contract'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { api } from '../../api.ts'
import { fieldsOf } from '../../reach/problem.ts'
import { Loaded } from '../../shell/loaded.tsx'
import { ProblemAlert } from '../../shell/problem-alert.tsx'
import { Screen } from '../../shell/screen.tsx'
import { postChannelsQuery } from '../../words/channels.ts'
import { ChannelPicker } from './channel-picker.tsx'
import { kindWords } from './compose-words.ts'

/** Begins a post: where it is to go, and then straight to its words. */
export function NewPostScreen() {
  const { channel, kind: asked, template } = useSearch({ strict: false }) as Readonly<Record<string, string>>
  const channels = useQuery(postChannelsQuery)
  const [chosen, setChosen] = useState<readonly string[]>(channel ? [channel] : [])
  const [kind, setKind] = useState<PostKind>(asked && asked in kindWords ? (asked as PostKind) : 'post')
  const [isMissing, setIsMissing] = useState(false)
  const navigate = useNavigate()
  const begin = useMutation({
    mutationFn: () =>
      api.beginPost({ unit: null, kind, channels: [...chosen], text: '', template: template ?? null }),
    onSuccess: ({ id }) => navigate({ to: `/posts/${id}/write` }),
  })
  const refused = fieldsOf(begin.error)['channels']
  const message = isMissing ? 'Choose at least one channel.' : refused
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsMissing(chosen.length === 0)
    if (chosen.length > 0) begin.mutate()
    else document.querySelector<HTMLInputElement>('input[name=channels]')?.focus()
  }
  const toggle = (id: string) => {
    setIsMissing(false)
    begin.reset()
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  }
  return (
    <Screen
      back={{ to: '/posts', says: 'Posts' }}
      lead="Choose where it is to go. You can change that while you write."
      title="Write a post"
    >
      <Loaded of={channels} what="the channels">
        {({ channels: all }) =>
          all.length === 0 ? (
            <Text as="p">
              No channel is live yet. Channels are entered in{' '}
              <TextLink href="/registers/channels">the register of channels</TextLink>; once one is live, it
              stands here.
            </Text>
          ) : (
            <form noValidate onSubmit={submit}>
              <Stack gap={1.5}>
                <ProblemAlert error={begin.error} focus />
                <ChannelPicker
                  channels={all}
                  isChosen={(id) => chosen.includes(id)}
                  label="Channels"
                  onToggle={toggle}
                  {...(message !== undefined && { message })}
                />
                <Fold isOpen={kind !== 'post'} label={`It is ${kindWords[kind].toLowerCase()}`}>
                  <ControlGroup block hideOptionalLabel label="What is it?">
                    {Object.entries(kindWords).map(([value, label]) => (
                      <Radio
                        checked={kind === value}
                        key={value}
                        name="kind"
                        onChange={() => setKind(value as PostKind)}
                        size="sm"
                        value={value}
                      >
                        {label}
                      </Radio>
                    ))}
                  </ControlGroup>
                </Fold>
                <div>
                  <Button loading={begin.isPending} type="submit">
                    Start writing
                  </Button>
                </div>
              </Stack>
            </form>
          )
        }
      </Loaded>
    </Screen>
  )
}
