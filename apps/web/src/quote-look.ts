import { boxPalette } from '@ag.ds-next/react/core'

/** Words of somebody outside, set apart from ours and as they were written. */
export const quoteLook = {
  borderLeft: `4px solid ${boxPalette.border}`,
  color: boxPalette.foregroundText,
  lineHeight: 1.6,
  margin: 0,
  maxWidth: '42rem',
  overflowWrap: 'anywhere',
  padding: '0.25rem 0 0.25rem 1rem',
  whiteSpace: 'pre-wrap',
} as const
