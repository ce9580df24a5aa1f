import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { FileInput } from '@ag.ds-next/react/file-input'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { Textarea } from '@ag.ds-next/react/textarea'
import { useQuery } from '@tanstack/react-query'
import { type DragEvent, type FormEvent, useState } from 'react'
import { api } from '../api.ts'
import { besideField } from '../forms/field-id.ts'
import { Screen } from '../shell/screen.tsx'
import { trustedKeys } from './check-receipt.ts'
import { CheckedReceipt } from './checked-receipt.tsx'
import { useShown } from './receipt-records.tsx'
import { useWholeReceipt, type WhatToCheck } from './use-whole-receipt.ts'
import { onlyFile } from './whole-receipt.ts'

/** Checks a receipt that somebody has as a file, here in the browser; nothing of it is sent. */
export function CheckReceiptScreen() {
  const keys = useQuery({ queryKey: ['log-keys'], queryFn: api.logKeys, select: trustedKeys })
  const [text, setText] = useState('')
  const [typedKey, setTypedKey] = useState<string>()
  const [isMissing, setIsMissing] = useState(false)
  const [isOver, setIsOver] = useState(false)
  const [what, setWhat] = useState<WhatToCheck>()
  const [shown, setShown] = useShown()
  const checking = useWholeReceipt(what)
  const key = typedKey ?? keys.data?.first ?? ''

  const check = (given: string) => {
    setIsMissing(given.trim() === '')
    if (given.trim() === '') return
    // Rotations are of our own log; whoever types a key of their own trusts that one alone.
    const rotations = typedKey === undefined ? (keys.data?.rotations ?? []) : []
    setWhat({ keys: { first: key, rotations }, fetchFile: async () => onlyFile(given) })
  }
  const take = async (file: File | undefined) => {
    if (!file) return
    const read = await file.text()
    // A field with a megabyte in it keeps a phone busy for longer than the check does.
    setText(read.length > lettersInField ? '' : read)
    check(read)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(false)
    void take(event.dataTransfer.files[0])
  }
  const drag = (event: DragEvent) => {
    event.preventDefault()
    setIsOver(true)
  }
  const send = (event: FormEvent) => {
    event.preventDefault()
    check(text)
  }
  return (
    <Screen
      lead="Choose, drop or paste it. It is checked in this browser and sent nowhere; once this page is open it works without a network."
      title="Check a receipt"
    >
      {what && (
        <CheckedReceipt
          checking={checking}
          name="receipt"
          nameOf={nameless}
          onMore={setShown}
          shown={shown}
        />
      )}
      <form
        css={{ ...dropLook, ...(isOver && overLook) }}
        noValidate
        onDragLeave={() => setIsOver(false)}
        onDragOver={drag}
        onDrop={drop}
        onSubmit={send}
      >
        <Stack gap={1.5}>
          <FileInput
            accept=".txt"
            hideOptionalLabel
            label="The receipt as a file"
            onChange={({ target }) => void take(target.files?.[0])}
          />
          <Textarea
            {...besideField(
              'receipt',
              isMissing ? { receipt: 'Choose a file, or paste the whole text here.' } : {},
            )}
            block
            hideOptionalLabel
            label="or pasted as text"
            onChange={({ target }) => setText(target.value)}
            value={text}
          />
          <Textarea
            block
            hideOptionalLabel
            hint="The key of this installation. Put in the one you were given, if you would rather not take our word for it."
            label="The key to check it with"
            onChange={({ target }) => setTypedKey(target.value)}
            value={key}
          />
          <div>
            <Button type="submit">Verify</Button>
          </div>
          {keys.isError && (
            <Text as="p" color="muted" fontSize="sm">
              We could not fetch the key of this installation. Paste one above.
            </Text>
          )}
        </Stack>
      </form>
    </Screen>
  )
}

const lettersInField = 50_000

/** Whoever checks a file may not be signed in, and its people may be of another installation. */
const nameless = () => undefined

const dropLook = {
  border: `2px dashed ${boxPalette.borderMuted}`,
  borderRadius: 4,
  maxWidth: '46rem',
  padding: '1rem',
} as const
const overLook = { background: boxPalette.backgroundShade, borderColor: boxPalette.foregroundAction } as const
