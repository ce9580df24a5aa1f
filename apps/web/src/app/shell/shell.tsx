import { boxPalette, tokens } from '@ag.ds-next/react/core'
import { SkipLinks } from '@ag.ds-next/react/skip-link'
import { Text } from '@ag.ds-next/react/text'
import { TextLink } from '@ag.ds-next/react/text-link'
import { useQuery } from '@tanstack/react-query'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Header } from './header.tsx'
import { InterruptionDialog } from './interruption-dialog.tsx'
import { meQuery } from './me.ts'

/** What is around every screen. */
export function Shell() {
  const { pathname } = useLocation()
  const { data: me } = useQuery(meQuery)
  return (
    <>
      <SkipLinks links={[{ href: '#main', label: 'Skip to the main part' }]} />
      <Header me={me} path={pathname} />
      <main css={mainLook} id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <footer css={footLook}>
        <Text color="muted" fontSize="xs">
          {me && (
            <>
              {me.body}
              {me.isDemo && ' · a demonstration with invented people'} ·{' '}
              <TextLink href="/surveillance-notice">What is logged about you here</TextLink> ·{' '}
            </>
          )}
          <TextLink href="/official">Is this account official?</TextLink> ·{' '}
          <TextLink href="/docs">Help</TextLink>
        </Text>
      </footer>
      <InterruptionDialog />
    </>
  )
}

const mainLook = {
  color: boxPalette.foregroundText,
  fontFamily: tokens.font.body,
  lineHeight: 1.5,
  boxSizing: 'border-box',
  margin: '0 auto',
  maxWidth: tokens.maxWidth.container,
  minHeight: 'calc(100vh - 8rem)',
  outline: 'none',
  padding: '1.25rem 1rem 2rem',
  [tokens.mediaQuery.min.md]: { padding: '2rem 2rem 3rem' },
} as const
const footLook = {
  boxSizing: 'border-box',
  margin: '0 auto',
  maxWidth: tokens.maxWidth.container,
  padding: '1rem',
  [tokens.mediaQuery.min.md]: { padding: '1rem 2rem' },
  '@media print': { display: 'none' },
} as const
