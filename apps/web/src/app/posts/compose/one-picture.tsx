import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import { TextInput } from '@ag.ds-next/react/text-input'
import { Textarea } from '@ag.ds-next/react/textarea'
import type { MediaFile, PostPicture, PostProblem } from '@secondlook/contract'
import { useState } from 'react'
import { Fold } from '../../../fold.tsx'
import { pictureAt } from '../../pictures/picture-words.ts'
import { EntryPicker } from './entry-picker.tsx'
import { SayOfPicture } from './say-of-picture.tsx'
import { WhoIsShown } from './who-is-shown.tsx'

type OnePictureProps = {
  readonly picture: PostPicture
  /** What is known of its file, where it is mine. */
  readonly known: MediaFile | undefined
  readonly at: number
  readonly count: number
  readonly problems: readonly PostProblem[]
  readonly onSet: (change: Partial<PostPicture>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

/** A picture in a post: what whoever cannot see it is told, whose it is, who is shown, and where it stands. */
export function OnePicture(props: OnePictureProps) {
  const { picture, known, at, count, problems, onSet, onMove, onRemove } = props
  const { media, alt, credit } = picture
  // What is asked stays where it is once it is answered, so that the focus stays too.
  const [isAsked, setIsAsked] = useState(false)
  if (known?.declared === null && !isAsked) setIsAsked(true)
  const name = <span css={visuallyHiddenStyles}> picture {at + 1}</span>
  return (
    <li css={look}>
      <img alt={alt} css={pictureLook} src={pictureAt(media, '400')} />
      <Stack gap={1}>
        <div css={deedsLook}>
          <Text fontWeight="bold">
            Picture {at + 1} of {count}
          </Text>
          <Button
            disabled={at === 0}
            id={`move-${media}--1`}
            onClick={() => onMove(-1)}
            size="sm"
            variant="text"
          >
            Move up{name}
          </Button>
          <Button
            disabled={at === count - 1}
            id={`move-${media}-1`}
            onClick={() => onMove(1)}
            size="sm"
            variant="text"
          >
            Move down{name}
          </Button>
          <Button onClick={onRemove} size="sm" variant="text">
            Take out{name}
          </Button>
        </div>
        {problems.map(({ says, code }) => (
          <Text as="p" fontWeight="bold" key={code}>
            {says}
          </Text>
        ))}
        <Textarea
          block
          hint={`One or two sentences for people who cannot see it, with any words shown in it. ${alt.length} characters.`}
          id={`field-pictures-${at}-alt`}
          label="Description (alt text)"
          onChange={({ target }) => onSet({ alt: target.value })}
          required
          rows={2}
          value={alt}
        />
        {isAsked && known && <SayOfPicture alt={alt} of={known} />}
        {known?.declared !== null && (
          <WhoIsShown
            at={at}
            known={known}
            onSet={(people) => onSet({ people: [...people] })}
            people={picture.people}
          />
        )}
        <Fold isOpen={credit !== null || picture.asset !== null} label="Credit, and whose work it is">
          <Stack gap={1}>
            <TextInput
              block
              hideOptionalLabel
              id={`field-pictures-${at}-credit`}
              label="Credit line"
              onChange={({ target }) => onSet({ credit: target.value === '' ? null : target.value })}
              value={credit ?? ''}
            />
            <EntryPicker
              hint="Where it is in the register of assets, with its licence"
              id={`field-pictures-${at}-asset`}
              label="Asset"
              onChange={(asset) => onSet({ asset })}
              register="assets"
              value={picture.asset}
            />
          </Stack>
        </Fold>
      </Stack>
    </li>
  )
}

const look = {
  ...{ borderTop: `1px solid ${boxPalette.borderMuted}`, display: 'grid', gap: '1rem', paddingTop: '1rem' },
  '& > *': { minWidth: 0 },
  [tokens.mediaQuery.min.sm]: { gridTemplateColumns: '11rem minmax(0, 1fr)' },
} as const
const pictureLook = {
  background: boxPalette.backgroundShade,
  maxHeight: '11rem',
  objectFit: 'contain',
  width: '100%',
  objectPosition: 'top left',
} as const
const deedsLook = { alignItems: 'center', display: 'flex', flexWrap: 'wrap', gap: '0.25rem 1rem' } as const
