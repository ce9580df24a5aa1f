import { Button } from '@ag.ds-next/react/button'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import { useState } from 'react'
import { fieldId } from '../../forms/field-id.ts'
import { addressesIn, rowsMost } from './reply-rows.ts'

type AddAddressesProps = {
  /** How many more there may be. */
  readonly room: number
  readonly onAdd: (addresses: readonly string[]) => void
}

/** Addresses of what is answered, typed or pasted; each becomes a row. What there is no room for stays here. */
export function AddAddresses({ room, onAdd }: AddAddressesProps) {
  const [text, setText] = useState('')
  const found = addressesIn(text)
  const add = () => {
    onAdd(found.slice(0, room))
    setText(found.slice(room).join('\n'))
  }
  return (
    <Stack alignItems="flex-start" css={{ maxWidth: '42rem' }} gap={0.75}>
      <Textarea
        block
        hideOptionalLabel
        id={fieldId('addresses')}
        hint="Open each, copy its address, and put one on a line"
        label="Addresses of what you answer"
        onChange={({ target }) => setText(target.value)}
        rows={3}
        value={text}
      />
      <Button disabled={found.length === 0 || room === 0} onClick={add} variant="secondary">
        {found.length > 1 ? `Add ${Math.min(found.length, room)} replies` : 'Add a reply'}
      </Button>
      {found.length > room && (
        <Text as="p">
          {rowsMost} are answered in one go. {found.length - room} of these stay here until the others are
          done.
        </Text>
      )}
    </Stack>
  )
}
