import { StatusBadge } from '@ag.ds-next/react/status-badge'
import type { PublicationState } from '@secondlook/contract'
import { publicationTones, publicationWords } from './publication-words.ts'

/** Where a post stands on a channel. These words are whole sentences, so they may go over two lines on a phone. */
export function StateBadge({ of: state }: { readonly of: PublicationState }) {
  return (
    <div css={look}>
      <StatusBadge appearance="subtle" label={publicationWords[state]} tone={publicationTones[state]} />
    </div>
  )
}

const look = { maxWidth: '100%', '& *': { lineHeight: 1.4, whiteSpace: 'normal' } } as const
