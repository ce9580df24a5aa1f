import { boxPalette } from '@ag.ds-next/react/core'
import { Text } from '@ag.ds-next/react/text'
import type { Run, Shown } from '@secondlook/connectors'
import { pictureAt } from '../../pictures/picture-words.ts'
import { hostOf, isWebAddress } from './preview-words.ts'

type Part = Shown['parts'][number]
type Card = NonNullable<Part['card']>

type ShownPartViewProps = {
  readonly part: Part
  readonly isPage: boolean
  readonly media: ReadonlyMap<string, string>
  readonly cardPicture?: string
  /** `2 of 3`, in a thread. */
  readonly place: string | undefined
}

/** One post of a thread, or the whole of a page: title, words, pictures, card. */
export function ShownPartView({ part, isPage, media, cardPicture, place }: ShownPartViewProps) {
  const { title, runs, pictures, card } = part
  return (
    <div css={partLook}>
      {place && (
        <Text as="p" color="muted" fontSize="sm">
          {place}
        </Text>
      )}
      {title && <p css={isPage ? pageTitleLook : titleLook}>{title}</p>}
      {runs.length > 0 && (
        <p css={wordsLook} data-words>
          {runs.map((run, at) => (
            // Runs have no name of their own, and none is moved: a change of the text makes all of them anew.
            <RunView key={`${at} ${run.text}`} of={run} />
          ))}
        </p>
      )}
      {pictures.length > 0 && (
        <div css={pictures.length > 1 ? severalLook : undefined}>
          {pictures.map(({ digest, alt, width, height }) => {
            const id = media.get(digest)
            return (
              <span css={holderLook} key={digest} style={{ aspectRatio: `${width} / ${height}` }}>
                {id && <img alt={alt} css={pictureLook} loading="lazy" src={pictureAt(id, '1200')} />}
              </span>
            )
          })}
        </div>
      )}
      {pictures.map(({ digest, alt, credit }, at) => (
        <Text as="p" color="muted" fontSize="sm" key={digest}>
          {pictures.length > 1 ? `Picture ${at + 1}, for` : 'For'} whoever cannot see it:{' '}
          {alt === '' ? <strong>nothing yet</strong> : `“${alt}”`}
          {credit && ` Credit: ${credit}.`}
        </Text>
      ))}
      {card && <CardView of={card} {...(cardPicture !== undefined && { cardPicture })} />}
    </div>
  )
}

function RunView({ of: { kind, text, to } }: { readonly of: Run }) {
  if (kind === 'text') return text
  if (to === undefined || !isWebAddress(to)) return <span css={runLook}>{text}</span>
  return (
    <a css={runLook} href={to} rel="noopener noreferrer" target="_blank">
      {text}
    </a>
  )
}

type CardViewProps = { readonly of: Card; readonly cardPicture?: string }

/** What a link shows of its page. A picture that is not kept here is shown by its place. */
function CardView({ of: { url, title, description, picture }, cardPicture }: CardViewProps) {
  return (
    <div css={cardLook}>
      {picture && cardPicture !== undefined && (
        <span css={{ ...holderLook, aspectRatio: '1.91 / 1', borderRadius: 0 }}>
          <img alt={picture.alt} css={pictureLook} loading="lazy" src={pictureAt(cardPicture, '1200')} />
        </span>
      )}
      {picture && cardPicture === undefined && (
        <div css={cardPictureLook}>
          <Text color="muted" fontSize="sm">
            {picture.alt === '' ? 'A picture of the page' : picture.alt}
          </Text>
        </div>
      )}
      <div css={{ padding: '0.6rem 0.75rem' }}>
        <Text as="p" color="muted" fontSize="sm">
          {hostOf(url)}
        </Text>
        <Text as="p" fontWeight="bold">
          {title}
        </Text>
        {description !== '' && (
          <Text as="p" color="muted" fontSize="sm">
            {description}
          </Text>
        )}
      </div>
    </div>
  )
}

const line = `1px solid ${boxPalette.border}`
const partLook = { color: boxPalette.foregroundText, display: 'grid', gap: '0.75rem' } as const
const titleLook = { fontSize: '1.125rem', fontWeight: 'bold', lineHeight: 1.3, margin: 0 } as const
const pageTitleLook = { ...titleLook, fontSize: '1.5rem' } as const
const wordsLook = {
  lineHeight: 1.5,
  margin: 0,
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-wrap',
} as const
const runLook = {
  color: boxPalette.foregroundAction,
  overflowWrap: 'anywhere',
  textDecoration: 'none',
  '&:is(a)': { textDecoration: 'underline' },
} as const
const severalLook = {
  display: 'grid',
  gap: '0.25rem',
  gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
  '& > span': { aspectRatio: '1 / 1 !important' },
} as const
const holderLook = {
  background: boxPalette.backgroundShade,
  borderRadius: 8,
  display: 'block',
  maxHeight: '22rem',
  overflow: 'hidden',
  width: '100%',
} as const
const pictureLook = { display: 'block', height: '100%', objectFit: 'cover', width: '100%' } as const
const cardLook = { border: line, borderRadius: 8, overflow: 'hidden' } as const
const cardPictureLook = {
  alignItems: 'center',
  aspectRatio: '1.91 / 1',
  background: boxPalette.backgroundShade,
  display: 'flex',
  justifyContent: 'center',
  padding: '0 1rem',
} as const
