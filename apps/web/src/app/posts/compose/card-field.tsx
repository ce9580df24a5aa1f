import { Button } from '@ag.ds-next/react/button'
import { Checkbox } from '@ag.ds-next/react/checkbox'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import type { PostBody } from '@secondlook/contract'
import type { Form } from './forms-of.ts'

type CardFieldProps = {
  readonly form: Form
  readonly body: PostBody
  /** Of how many channels this is the card. */
  readonly shared: number
  readonly onSet: (change: Pick<PostBody, 'card'>) => void
}

/** Which link's card is shown under the text: the first one's by itself, another, or none. */
export function CardField({ form, body: { card }, shared, onSet }: CardFieldProps) {
  const { link } = form.card ?? {}
  const isOff = card === ''
  const isBroken = !isOff && card !== null && !/^https:\/\/[^\s/]+\.\S+$/.test(card)
  const id = `field-${form.channel.id}-card`
  return (
    <div css={{ display: 'grid', gap: '0.5rem' }}>
      <Checkbox
        checked={!isOff}
        onChange={() => onSet({ card: isOff ? (link ?? null) : '' })}
        size="sm"
        value="card"
      >
        Show a card of a link under the text
      </Checkbox>
      {!isOff && (
        <TextInput
          block
          hideOptionalLabel
          hint={
            shared > 1
              ? 'The first link by itself. It is the same on each channel that is given a card'
              : 'The first link by itself, or another that you give'
          }
          id={id}
          inputMode="url"
          invalid={isBroken}
          label="Address of the card"
          message="This is no address. Copy it from your browser; it begins with https://."
          onChange={({ target }) => onSet({ card: target.value === '' ? null : target.value })}
          value={card ?? ''}
        />
      )}
      {!isOff && link !== undefined && card !== link && (
        <div>
          <Button onClick={() => onSet({ card: link })} size="sm" variant="text">
            Use the first link in the text
          </Button>
        </div>
      )}
      {!isOff && (
        <Text as="p" color="muted" fontSize="sm">
          {form.card?.says ??
            'Its title, description and picture are looked up when you ask for approval; they are approved with it.'}
        </Text>
      )}
    </div>
  )
}
