import { boxPalette, tokens, useLinkComponent } from '@ag.ds-next/react/core'
import type { Me } from '@secondlook/contract'

export const tabs = [
  { show: 'to-approve', says: 'Waits for you', needs: 'post.approve' },
  { show: 'mine', says: 'Yours', needs: 'post.write' },
  { show: 'open', says: 'Being worked on', needs: undefined },
  { show: 'approved', says: 'Approved', needs: undefined },
  { show: 'out', says: 'Out', needs: undefined },
  { show: 'all', says: 'All', needs: undefined },
  { show: 'queues', says: 'Queues', needs: undefined },
] as const
export type Show = (typeof tabs)[number]['show']

/** The lists that somebody has any use for; the first is what they most likely came for. */
export const tabsFor = ({ acts }: Pick<Me, 'acts'>) =>
  tabs.filter(({ needs }) => needs === undefined || acts.includes(needs))

type PostTabsProps = { readonly me: Pick<Me, 'acts'>; readonly shown: Show }

/** Lists of posts beside each other. Each has an address, so they are links. */
export function PostTabs({ me, shown }: PostTabsProps) {
  const Link = useLinkComponent()
  return (
    <nav aria-label="Lists of posts">
      <ul css={listLook}>
        {tabsFor(me).map(({ show, says }) => (
          <li key={show}>
            <Link
              aria-current={show === shown ? 'page' : undefined}
              css={linkLook}
              href={`/posts?show=${show}`}
            >
              {says}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const listLook = {
  borderBottom: `1px solid ${boxPalette.borderMuted}`,
  ...{ display: 'flex', flexWrap: 'wrap', listStyle: 'none', margin: 0, padding: 0 },
} as const
const linkLook = {
  borderBottom: '3px solid transparent',
  color: boxPalette.foregroundAction,
  display: 'block',
  fontFamily: tokens.font.body,
  marginBottom: '-1px',
  padding: '0.6rem 0.9rem',
  textDecoration: 'none',
  '&:hover': { textDecoration: 'underline' },
  '&[aria-current]': {
    borderBottomColor: boxPalette.foregroundAction,
    color: boxPalette.foregroundText,
    fontWeight: 'bold',
  },
  '&:focus-visible': { outline: `3px solid var(--agds-foreground-focus)`, outlineOffset: '-3px' },
} as const
