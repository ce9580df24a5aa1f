import { Box } from '@ag.ds-next/react/box'
import { Button } from '@ag.ds-next/react/button'
import { tokens } from '@ag.ds-next/react/core'
import { Flex } from '@ag.ds-next/react/flex'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import { quiet } from '../asking/about-you.tsx'
import type { Picture } from './picture.ts'
import { WhatTheFileTells } from './what-the-file-tells.tsx'
import { WhoIsShown } from './who-is-shown.tsx'

const names = { image: 'Picture', video: 'Video', audio: 'Recording' } as const

type PictureCardProps = {
  readonly at: number
  readonly picture: Picture
  readonly onChange: (change: Partial<Picture>) => void
  readonly onRemove: () => void
}

export function PictureCard({ at, picture, onChange, onRemove }: PictureCardProps) {
  const { kind, preview, found } = picture
  const title = `${names[kind]} ${at + 1}`
  return (
    <Box as="li" border borderColor="muted" padding={1} rounded>
      <Stack gap={1}>
        <Flex alignItems="flex-start" gap={1} justifyContent="space-between">
          <Flex alignItems="center" gap={1}>
            {preview && <img alt="" css={thumbnail} src={preview} />}
            <H2 fontSize="sm">{title}</H2>
          </Flex>
          <Button aria-label={`Remove ${title.toLowerCase()}`} onClick={onRemove} size="sm" variant="text">
            Remove
          </Button>
        </Flex>
        {found && <WhatTheFileTells found={found} kind={kind} />}
        {kind === 'image' ? (
          <Words
            hint="One or two sentences for people who cannot see it, with any words shown in it."
            id={`picture-${at}-alt`}
            label="Description (alt text)"
            onChange={(alt) => onChange({ alt })}
            value={picture.alt}
          />
        ) : (
          <Words
            hint="What is said, and sounds that matter."
            id={`picture-${at}-captions`}
            label="Captions or transcript"
            onChange={(captions) => onChange({ captions })}
            value={picture.captions}
          />
        )}
        <Box css={sideBySide}>
          <TextInput
            block
            hideOptionalLabel
            id={`picture-${at}-credit`}
            label="Who made it (credit)"
            onChange={({ target }) => onChange({ credit: target.value })}
            value={picture.credit}
            {...quiet}
          />
          <TextInput
            block
            hideOptionalLabel
            label="Licence, or who said yes"
            onChange={({ target }) => onChange({ licence: target.value })}
            value={picture.licence}
            {...quiet}
          />
        </Box>
        <WhoIsShown onPeople={(people) => onChange({ people })} people={picture.people} title={title} />
      </Stack>
    </Box>
  )
}

type WordsProps = {
  readonly id: string
  readonly label: string
  readonly hint: string
  readonly value: string
  readonly onChange: (value: string) => void
}

function Words({ id, label, hint, value, onChange }: WordsProps) {
  return (
    <Textarea
      block
      hideOptionalLabel
      hint={hint}
      id={id}
      label={label}
      onChange={({ target }) => onChange(target.value)}
      rows={2}
      value={value}
      {...{ ...quiet, writingsuggestions: 'false' }}
    />
  )
}

const thumbnail = { width: '4.5rem', height: '4.5rem', objectFit: 'cover', borderRadius: 4 } as const
const sideBySide = {
  display: 'grid',
  gap: '1rem',
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: '1fr 1fr' },
} as const
