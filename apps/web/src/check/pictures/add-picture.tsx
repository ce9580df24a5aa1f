import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { CameraIcon } from '@ag.ds-next/react/icon'
import { useRef } from 'react'

/** Opens the device's own file chooser. The file is read here and not uploaded. */
export function AddPicture({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        accept="image/*,video/*,audio/*"
        aria-hidden
        css={visuallyHiddenStyles}
        multiple
        onChange={({ target }) => {
          onFiles([...(target.files ?? [])])
          target.value = ''
        }}
        ref={input}
        tabIndex={-1}
        type="file"
      />
      <Button iconBefore={CameraIcon} onClick={() => input.current?.click()} size="sm" variant="secondary">
        Add a picture
      </Button>
    </>
  )
}
