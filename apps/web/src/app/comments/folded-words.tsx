import type { CommentRow } from '@secondlook/contract'
import { Fold } from '../../fold.tsx'
import { quoteLook } from '../../quote-look.ts'
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
