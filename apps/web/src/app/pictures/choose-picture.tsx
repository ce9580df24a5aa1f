import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { boxPalette } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { useEffect, useRef, useState } from 'react'

type ChoosePictureProps = { readonly isBusy: boolean; readonly onFile: (file: File) => void }

/** Choose, drop or paste a picture. The button does what the others do, so nobody needs a mouse. */
export function ChoosePicture({ isBusy, onFile }: ChoosePictureProps) {
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)
  const take = (files: FileList | null | undefined) => {
    const [file] = files ?? []
    if (file && !isBusy) onFile(file)
  }
  const latest = useRef(take)
  latest.current = take
  useEffect(() => {
    const paste = ({ clipboardData, target }: ClipboardEvent) => {
      // Words that are pasted into a field are for the field.
      if (target instanceof HTMLElement && target.matches('input, textarea')) return
      latest.current(clipboardData?.files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way to do what the button does.
    <div
      css={[dropLook, isOver && overLook]}
      onDragLeave={() => setIsOver(false)}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDrop={(event) => {
        event.preventDefault()
        setIsOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <Stack alignItems="flex-start" gap={0.75}>
        <input
          accept="image/jpeg,image/png,image/webp,image/gif,image/avif"
          aria-hidden
          css={visuallyHiddenStyles}
          onChange={({ target }) => {
            take(target.files)
            target.value = ''
          }}
          ref={input}
          tabIndex={-1}
          type="file"
        />
        <Button loading={isBusy} onClick={() => input.current?.click()}>
          Add a picture
        </Button>
        <Text as="p" color="muted" fontSize="sm">
          Or drop it here, or paste it. JPEG, PNG, WebP, GIF or AVIF, up to 20 MB.
        </Text>
      </Stack>
    </div>
  )
}

const dropLook = {
  ...{ border: `2px dashed ${boxPalette.borderMuted}`, borderRadius: 4, padding: '1rem', maxWidth: '42rem' },
} as const
const overLook = { borderColor: boxPalette.selected, background: boxPalette.backgroundShade } as const
