import { Checkbox } from '@ag.ds-next/react/checkbox'
import { ControlGroup } from '@ag.ds-next/react/control-group'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Fold } from '../../../fold.tsx'
import { type PostChannel, sayChannel } from '../../words/channels.ts'

type ChannelPickerProps = {
  readonly label: string
  readonly channels: readonly PostChannel[]
  readonly isChosen: (channel: string) => boolean
  readonly onToggle: (channel: string) => void
  readonly message?: string
  readonly size?: 'sm' | 'md'
}

/** Channels that somebody writes for, to choose from; of the others, who writes for them. */
export function ChannelPicker({ label, channels, isChosen, onToggle, message, size }: ChannelPickerProps) {
  // What somebody else chose stays to be seen, and to be taken out.
  const offered = channels.filter(({ id, mayWrite }) => mayWrite || isChosen(id))
  const others = channels.filter(({ id, mayWrite }) => !mayWrite && !isChosen(id))
  return (
    <Stack gap={0.5}>
      {offered.length > 0 ? (
        <ControlGroup
          block
          hideOptionalLabel
          invalid={message !== undefined}
          label={label}
          {...(message !== undefined && { message })}
        >
          {offered.map((channel) => (
            <Checkbox
              checked={isChosen(channel.id)}
              key={channel.id}
              name="channels"
              onChange={() => onToggle(channel.id)}
              size={size ?? 'md'}
              value={channel.id}
            >
              {sayChannel(channel)}
            </Checkbox>
          ))}
        </ControlGroup>
      ) : (
        <Text as="p">
          You are named for no channel yet. Ask whoever writes for it, or whoever names authors.
        </Text>
      )}
      {others.length > 0 && (
        <Fold
          isOpen={offered.length === 0}
          label={
            others.length === 1
              ? '1 channel that others write for'
              : `${others.length} channels that others write for`
          }
        >
          <ul css={listLook}>
            {others.map((channel) => (
              <li key={channel.id}>
                <Text as="p">{sayChannel(channel)}</Text>
                <Text as="p" color="muted" fontSize="sm">
                  Written for by {channel.whoCan ?? 'nobody yet'}.
                </Text>
              </li>
            ))}
          </ul>
        </Fold>
      )}
    </Stack>
  )
}

const listLook = { display: 'grid', gap: '0.5rem', listStyle: 'none', margin: 0, padding: 0 } as const
