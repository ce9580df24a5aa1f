import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Details } from '@ag.ds-next/react/details'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import type { MediaFile } from '@secondlook/contract'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api.ts'
import { ProblemAlert } from '../shell/problem-alert.tsx'
import { sayInstant } from '../words/instant.ts'
import { DescribePicture } from './describe-picture.tsx'
import { pictureAt, sayBytes, sayPlace, sayText, stillToSay } from './picture-words.ts'

type PictureCardProps = {
  readonly of: MediaFile
  readonly onSaid: (media: MediaFile) => void
  readonly onRemoved: () => void
}

/** One picture: itself, what is still to be said, what was seen in it, and taking it away. */
export function PictureCard({ of: media, onSaid, onRemoved }: PictureCardProps) {
  const missing = stillToSay(media)
  // What is open when one comes stays open while one writes in it.
  const [isOpenFirst] = useState(missing.length > 0)
  return (
    <li css={cardLook}>
      <img
        alt={media.declared?.alt ?? ''}
        css={pictureLook}
        loading="lazy"
        src={pictureAt(media.id, '400')}
      />
      <Stack gap={0.75}>
        <H2 css={{ overflowWrap: 'anywhere' }} fontSize="md">
          {media.name}
        </H2>
        <Text as="p" color="muted" fontSize="sm">
          {media.width} × {media.height} pixels, {sayBytes(media.bytes)}, added {sayInstant(media.addedAt)}.{' '}
          <TextLink href={pictureAt(media.id, 'full')} rel="noopener" target="_blank">
            See it whole
          </TextLink>
        </Text>
        {missing.length > 0 && (
          <Text as="p" fontWeight="bold">
            Still to say: {missing.join(', ')}.
          </Text>
        )}
        <Seen of={media} />
        {media.may.declare &&
          (isOpenFirst ? (
            <DescribePicture of={media} onSaid={onSaid} />
          ) : (
            <Details label="What you said is in it">
              <DescribePicture of={media} onSaid={onSaid} />
            </Details>
          ))}
        {media.may.remove && <Remove of={media} onRemoved={onRemoved} />}
      </Stack>
    </li>
  )
}

/** Words and logos in it, which come a little later. */
function Seen({ of: media }: { readonly of: MediaFile }) {
  return (
    <div aria-live="polite">
      <Text as="p">{sayText(media)}</Text>
      {media.text.state === 'read' && <blockquote css={wordsLook}>{media.text.text}</blockquote>}
      {media.logos?.map(({ id, name, place }) => (
        <Text as="p" key={id}>
          This looks like a logo in the register: <strong>{name}</strong>, {sayPlace(place)}.
        </Text>
      ))}
    </div>
  )
}

/** What was pressed is gone, and the next thing to press has its place. */
const focusOnIt = (button: HTMLButtonElement | null) => button?.focus()

function Remove({ of: media, onRemoved }: Pick<PictureCardProps, 'of' | 'onRemoved'>) {
  const [isSure, setIsSure] = useState(false)
  const remove = useMutation({ mutationFn: () => api.removePicture(media.id), onSuccess: onRemoved })
  return (
    <Stack alignItems="flex-start" gap={0.5}>
      <ProblemAlert error={remove.error} focus />
      {isSure ? (
        <Text as="p">
          It is gone for good; that you took it away stays on record.{' '}
          <Button
            loading={remove.isPending}
            onClick={() => remove.mutate()}
            ref={focusOnIt}
            size="sm"
            variant="secondary"
          >
            Take it away
          </Button>{' '}
          <Button onClick={() => setIsSure(false)} size="sm" variant="text">
            Keep it
          </Button>
        </Text>
      ) : (
        <Button onClick={() => setIsSure(true)} size="sm" variant="text">
          Take away<span css={visuallyHiddenStyles}> {media.name}</span>
        </Button>
      )}
    </Stack>
  )
}

const cardLook = {
  ...{ borderTop: `1px solid ${boxPalette.borderMuted}`, display: 'grid', gap: '1rem', padding: '1rem 0' },
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: '14rem minmax(0, 42rem)' },
} as const
const pictureLook = {
  width: '100%',
  maxWidth: '14rem',
  maxHeight: '14rem',
  objectFit: 'contain',
  objectPosition: 'top left',
  background: boxPalette.backgroundShade,
} as const
const wordsLook = {
  borderLeft: `4px solid ${boxPalette.borderMuted}`,
  margin: '0.25rem 0',
  paddingLeft: '0.75rem',
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-line',
} as const
