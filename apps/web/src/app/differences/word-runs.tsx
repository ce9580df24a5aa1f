import { visuallyHiddenStyles } from '@ag.ds-next/react/a11y'
import { boxPalette } from '@ag.ds-next/react/core'
import type { Run } from './runs-between.ts'

const tags = { same: 'span', added: 'ins', removed: 'del' } as const
const marks = {
  same: ['', ''],
  added: [' added: ', ' end of added '],
  removed: [' taken out: ', ' end of taken out '],
} as const

/** A text with what went and what came marked in it, for eyes and for ears. */
export function WordRuns({ of: runs }: { readonly of: readonly Run[] }) {
  return (
    <p css={wordsLook}>
      {runs.map(({ kind, text }, at) => {
        const Tag = tags[kind]
        const [begins, ends] = marks[kind]
        return (
          // Runs have no name of their own, and none is moved.
          <Tag key={`${at} ${kind}`}>
            {begins && <span css={visuallyHiddenStyles}>{begins}</span>}
            {text}
            {ends && <span css={visuallyHiddenStyles}>{ends}</span>}
          </Tag>
        )
      })}
    </p>
  )
}

const wordsLook = {
  color: boxPalette.foregroundText,
  lineHeight: 1.6,
  margin: 0,
  overflowWrap: 'anywhere',
  whiteSpace: 'pre-wrap',
  '& ins': {
    background: boxPalette.systemSuccessMuted,
    borderBottom: `2px solid ${boxPalette.systemSuccess}`,
    textDecoration: 'none',
  },
  '& del': { background: boxPalette.backgroundShade, color: boxPalette.foregroundMuted },
  // Words that were put in another's place stand apart from them.
  '& del + ins': { marginLeft: '0.2em' },
} as const
