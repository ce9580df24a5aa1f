/** A list with its bullets, which the design system takes away. */
export const bulleted = {
  display: 'grid',
  gap: '0.25rem',
  margin: 0,
  paddingLeft: '1.25rem',
  '& > li': { display: 'list-item', listStyle: 'disc' },
} as const
