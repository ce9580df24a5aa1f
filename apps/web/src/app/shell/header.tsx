import { tokens, useLinkComponent } from '@ag.ds-next/react/core'
import { Flex } from '@ag.ds-next/react/flex'
import type { Me } from '@secondlook/contract'
import { type Door, doorsFor } from './doors.ts'
import { OwnMenu } from './own-menu.tsx'

/** One slim bar: home, where one is, and what is one's own. */
export function Header({ me, path }: { readonly me: Me | undefined; readonly path: string }) {
  const Link = useLinkComponent()
  const room = `/${path.split('/')[1] ?? ''}`
  const here = me && hereOf(room, doorsFor(me))
  return (
    <Flex as="header" background="body" css={barLook} palette="dark">
      <div css={innerLook}>
        <Link css={brandLook} href={me ? '/home' : '/sign-in'}>
          Second Look
        </Link>
        {here && <span css={hereLook}>{here}</span>}
        {me && (
          <nav aria-label="Main" css={navLook}>
            <ul css={listLook}>
              {doorsFor(me)
                .filter(({ isWide }) => isWide)
                .map(({ to, says }) => (
                  <li key={to}>
                    <Link aria-current={room === to ? 'page' : undefined} css={doorLook} href={to}>
                      {says}
                    </Link>
                  </li>
                ))}
            </ul>
          </nav>
        )}
        <div css={{ marginLeft: 'auto' }}>
          {me ? (
            <OwnMenu me={me} path={path} />
          ) : (
            room !== '/sign-in' && (
              <Link css={doorLook} href="/sign-in">
                Sign in
              </Link>
            )
          )}
        </div>
      </div>
    </Flex>
  )
}

function hereOf(room: string, doors: readonly Door[]): string | undefined {
  const door = doors.find(({ to }) => to === room)
  return door?.room ?? door?.says
}

const focusLook = { outline: '3px solid #c390f9', outlineOffset: '2px' } as const
const barLook = { position: 'relative', zIndex: 10, '@media print': { display: 'none' } } as const
const innerLook = {
  alignItems: 'center',
  boxSizing: 'border-box',
  display: 'flex',
  gap: '1.5rem',
  margin: '0 auto',
  maxWidth: tokens.maxWidth.container,
  minHeight: '3.25rem',
  padding: '0 0.5rem 0 1rem',
  width: '100%',
  [tokens.mediaQuery.min.md]: { padding: '0 1.5rem 0 2rem' },
} as const
const brandLook = {
  flexShrink: 0,
  color: '#fff',
  fontWeight: 'bold',
  padding: '0.5rem 0',
  textDecoration: 'none',
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': focusLook,
} as const
// On a wide screen the bar marks the room itself.
const hereLook = {
  borderLeft: '1px solid rgba(255, 255, 255, 0.5)',
  color: '#fff',
  marginLeft: '-0.75rem',
  overflow: 'hidden',
  paddingLeft: '0.75rem',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  [tokens.mediaQuery.min.md]: { display: 'none' },
} as const
const navLook = { display: 'none', [tokens.mediaQuery.min.md]: { display: 'block' } } as const
const listLook = { display: 'flex', gap: '0.5rem', listStyle: 'none', margin: 0, padding: 0 } as const
const doorLook = {
  borderBottom: '3px solid transparent',
  color: '#fff',
  display: 'block',
  padding: '0.9rem 0.5rem 0.7rem',
  textDecoration: 'none',
  '&[aria-current]': { borderBottomColor: '#fff' },
  '&:hover': { textDecoration: 'underline' },
  '&:focus-visible': { ...focusLook, outlineOffset: '-3px' },
} as const
