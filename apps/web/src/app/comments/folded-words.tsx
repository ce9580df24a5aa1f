import { boxPalette } from '@ag.ds-next/react/core'
import type { CommentRow } from '@secondlook/contract'
import { Fold } from '../../fold.tsx'
import { sayFolded } from './comment-words.ts'

type FoldedWordsProps = { readonly of: Pick<CommentRow, 'text' | 'by'>; readonly isOpen?: boolean }

/** What somebody said, folded until it is asked for: nobody has to read a hundred of them to find one. */
export function FoldedWords({ of, isOpen = false }: FoldedWordsProps) {
  return (
    <Fold isOpen={isOpen} label={sayFolded(of)}>
      <blockquote css={quoteLook}>{of.text}</blockquote>
    </Fold>
  )
}

const quoteLook = {
  borderLeft: `4px solid ${boxPalette.border}`,
  color: boxPalette.foregroundText,
  lineHeight: 1.6,
  margin: 0,
  maxWidth: '42rem',
  overflowWrap: 'anywhere',
  padding: '0.25rem 0 0.25rem 1rem',
  whiteSpace: 'pre-wrap',
} as const
