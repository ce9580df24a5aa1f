import { Checkbox } from '@ag.ds-next/react/checkbox'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import type { PostBody, PostKind } from '@secondlook/contract'
import { Fold } from '../../../fold.tsx'
import { type Channel, sayChannel } from '../../words/channels.ts'
import { kindWords } from './compose-words.ts'
import { sharedFor } from './work.ts'

type ChannelsProps = {
  readonly body: PostBody
  readonly channels: readonly Channel[]
  readonly onSet: (change: Partial<PostBody>) => void
}

/** Where it goes, and what it is. */
export function Channels({ body, channels, onSet }: ChannelsProps) {
  const { variants, kind } = body
  const isIn = (id: string) => variants.some(({ channel }) => channel === id)
  const toggle = (id: string) =>
    onSet({
      variants: isIn(id) ? variants.filter(({ channel }) => channel !== id) : [...variants, sharedFor(id)],
    })
  return (
    <>
      <ControlGroup block hideOptionalLabel label="Where does it go?">
        {channels.map((channel) => (
          <Checkbox
            checked={isIn(channel.id)}
            key={channel.id}
            name="channels"
            onChange={() => toggle(channel.id)}
            size="sm"
            value={channel.id}
          >
            {sayChannel(channel)}
          </Checkbox>
        ))}
      </ControlGroup>
      <Fold label={`It is ${kindWords[kind].toLowerCase()}`}>
        <ControlGroup block hideOptionalLabel label="What is it?">
          {Object.entries(kindWords).map(([value, label]) => (
            <Radio
              checked={kind === value}
              key={value}
              name="kind"
              onChange={() => onSet({ kind: value as PostKind })}
              size="sm"
              value={value}
            >
              {label}
            </Radio>
          ))}
        </ControlGroup>
      </Fold>
    </>
  )
}
