import { Button } from '@ag.ds-next/react/button'
import { Flex } from '@ag.ds-next/react/flex'
import { Text } from '@ag.ds-next/react/text'
import type { RefObject } from 'react'
import { CopyButton } from '../../advice/copy-button.tsx'
import { AddPicture } from '../pictures/add-picture.tsx'
import type { Editor } from './editor.ts'

type WritingFootProps = {
  readonly text: string
  readonly editor: RefObject<Editor | undefined>
  readonly onFiles: (files: readonly File[]) => void
}

export function WritingFoot({ text, editor, onFiles }: WritingFootProps) {
  return (
    <Flex alignItems="center" flexWrap="wrap" gap={0.75}>
      <CopyButton label="Copy text" text={() => text} />
      <AddPicture onFiles={onFiles} />
      {text !== '' && (
        <Button
          onClick={() => {
            editor.current?.setText('')
            editor.current?.focus()
          }}
          size="sm"
          variant="text"
        >
          Start again
        </Button>
      )}
      <Text color="muted" css={{ marginLeft: 'auto' }} fontSize="xs">
        {text !== '' && (text.length === 1 ? '1 character' : `${text.length} characters`)}
      </Text>
    </Flex>
  )
}
