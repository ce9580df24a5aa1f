import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { Button } from '@ag.ds-next/react/button'
import { H2 } from '@ag.ds-next/react/heading'
import { Stack } from '@ag.ds-next/react/stack'
import { Text } from '@ag.ds-next/react/text'
import type { Shown } from '@secondlook/connectors'
import type { PostPage } from '@secondlook/contract'
import { useRef, useState } from 'react'
import { LookedUpLines } from '../preview/looked-up.tsx'
import { PostPreview } from '../preview/post-preview.tsx'
import { fieldFor, type Place, placeOf } from './anchor.ts'
import { CommentForm } from './comment-form.tsx'
import { useChosenWords } from './use-chosen-words.ts'

type AsShownProps = {
  readonly page: PostPage
  readonly version: NonNullable<PostPage['version']>
}

/** The post as the public will see it, on each of its channels; words in it can be chosen to say something of them. */
export function AsShown({ page, version }: AsShownProps) {
  const { body, variants, number } = version
  const { lookedUp } = version.check
  const chosen = useChosenWords()
  const [about, setAbout] = useState<{
    readonly place: Place | undefined
    readonly quote: string | undefined
  }>()
  const button = useRef<HTMLButtonElement>(null)
  const place = chosen && placeOf(body, chosen.field, chosen)
  const close = () => {
    setAbout(undefined)
    button.current?.focus()
  }
  return (
    <Stack as="section" gap={0.75}>
      <H2 css={visuallyHiddenStyles}>As the public will see it</H2>
      {variants.length === 0 ? (
        <Text as="p">No channel is chosen, so there is nothing to show yet.</Text>
      ) : (
        <div css={variants.length > 1 ? severalLook : undefined}>
          {variants.map(({ channel, platform, shown }) => (
            <PostPreview
              channel={channel.name}
              field={fieldFor(body, channel.id)}
              key={channel.id}
              pictures={body.pictures.map(({ media }) => media)}
              platform={platform}
              {...(lookedUp?.card?.picture && { cardPicture: lookedUp.card.picture.media })}
              // The connectors have its shape, and the contract is below them.
              shown={shown as Shown}
              warning={body.variants.find((one) => one.channel === channel.id)?.warning ?? null}
            />
          ))}
        </div>
      )}
      {lookedUp && <LookedUpLines of={lookedUp} />}
      {page.may.comment.may && variants.length > 0 && (
        <div>
          <Button
            // A press must not take away what was chosen.
            onClick={() => setAbout({ place, quote: chosen?.quote })}
            ref={button}
            size="sm"
            variant="text"
          >
            {chosen ? `Comment on “${short(chosen.quote)}”` : 'Comment or suggest other words'}
          </Button>
        </div>
      )}
      {about && <CommentForm {...about} body={body} onClose={close} post={page} version={number} />}
    </Stack>
  )
}

const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 39).trimEnd()}…` : text)

const severalLook = {
  alignItems: 'start',
  display: 'grid',
  gap: '1rem',
  gridTemplateColumns: 'repeat(auto-fit, minmax(min(20rem, 100%), 1fr))',
} as const
