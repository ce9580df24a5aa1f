import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Radio } from '@ag.ds-next/react/radio'
import type { PostBody, PostKind } from '@secondlook/contract'
import { Fold } from '../../../fold.tsx'
import type { PostChannel } from '../../words/channels.ts'
import { ChannelPicker } from './channel-picker.tsx'
import { kindWords } from './compose-words.ts'
import { sharedFor } from './work.ts'

type ChannelsProps = {
  readonly body: PostBody
  readonly channels: readonly PostChannel[]
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
      <ChannelPicker
        channels={channels}
        isChosen={isIn}
        label="Where does it go?"
        onToggle={toggle}
        size="sm"
      />
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
