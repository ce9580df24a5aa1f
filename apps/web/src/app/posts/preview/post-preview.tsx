import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Shown } from '@secondlook/connectors'
import { initialsOf, mediaByDigest, platformName, readsAsPage } from './preview-words.ts'
import { ShownPartView } from './shown-part.tsx'

type PostPreviewProps = {
  readonly shown: Shown
  readonly channel: string
  /** As the register of channels has it: `mastodon`. */
  readonly platform: string
  /** The media of the pictures of the post, in their order; what is shown knows pictures by digest. */
  readonly pictures: readonly string[]
  /** The media of the picture on the card, where it has one that is kept here. */
  readonly cardPicture?: string
  /** What stands before the text where the platform folds it away. */
  readonly warning?: string | null
  /** Where its words can be chosen for a comment: the field that they come from. */
  readonly field?: string
}

/** A post as the public will see it on one channel: the words of its connector, in the shape of its platform. */
export function PostPreview({
  shown,
  channel,
  platform,
  pictures,
  cardPicture,
  warning,
  field,
}: PostPreviewProps) {
  const media = mediaByDigest(shown, pictures)
  const isPage = readsAsPage(platform)
  return (
    <figure css={frameLook}>
      <figcaption css={captionLook}>
        <span aria-hidden css={markLook}>
          {initialsOf(channel)}
        </span>
        <Stack>
          <Text fontWeight="bold">{channel}</Text>
          <Text color="muted" fontSize="sm">
            {platformName(platform)}
          </Text>
        </Stack>
      </figcaption>
      {warning && (
        <p css={warningLook}>
          <strong>{warning}</strong> <span>The rest is folded away until somebody opens it.</span>
        </p>
      )}
      <div css={shown.parts.length > 1 ? threadLook : undefined} data-words-of={field}>
        {shown.parts.map((part, at) => (
          <ShownPartView
            isPage={isPage}
            key={`${at} ${part.runs[0]?.text ?? ''}`}
            media={media}
            {...(cardPicture !== undefined && { cardPicture })}
            part={part}
            place={shown.parts.length > 1 ? `${at + 1} of ${shown.parts.length}` : undefined}
          />
        ))}
      </div>
      {shown.parts.some(({ isCut }) => isCut) && (
        <Text as="p" color="muted" css={noteLook} fontSize="sm">
          {platformName(platform)} shows the beginning, and the rest to whoever asks for more.
        </Text>
      )}
    </figure>
  )
}

const line = `1px solid ${boxPalette.border}`
const frameLook = {
  background: boxPalette.backgroundBody,
  border: line,
  borderRadius: 10,
  boxSizing: 'border-box',
  fontFamily: tokens.font.body,
  margin: 0,
  maxWidth: '34rem',
  overflow: 'hidden',
  padding: '1rem',
  width: '100%',
} as const
const captionLook = {
  alignItems: 'center',
  display: 'flex',
  gap: '0.75rem',
  marginBottom: '0.75rem',
} as const
const markLook = {
  alignItems: 'center',
  background: boxPalette.backgroundBodyAlt,
  border: line,
  borderRadius: '50%',
  color: boxPalette.foregroundText,
  display: 'flex',
  flexShrink: 0,
  fontWeight: 'bold',
  height: '2.5rem',
  justifyContent: 'center',
  width: '2.5rem',
} as const
const warningLook = {
  background: boxPalette.backgroundShade,
  borderRadius: 6,
  color: boxPalette.foregroundText,
  margin: '0 0 0.75rem',
  padding: '0.5rem 0.75rem',
  '& span': { color: boxPalette.foregroundMuted, display: 'block', fontSize: '0.875rem' },
} as const
const threadLook = {
  borderLeft: `3px solid ${boxPalette.borderMuted}`,
  display: 'grid',
  gap: '1.25rem',
  paddingLeft: '1rem',
} as const
const noteLook = {
  borderTop: `1px solid ${boxPalette.borderMuted}`,
  marginTop: '0.75rem',
  paddingTop: '0.5rem',
}
