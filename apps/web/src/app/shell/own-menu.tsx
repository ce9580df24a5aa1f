import { Box } from '@ag.ds-next/react/box'
import { boxPalette, tokens, useLinkComponent } from '@ag.ds-next/react/core'
import type { Me } from '@secondlook/contract'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { doorsFor } from './doors.ts'
import { useSignOut } from './use-sign-out.tsx'

/** What is mine and where I can go, behind one button; a list of links that opens and closes. */
export function OwnMenu({ me, path }: { readonly me: Me; readonly path: string }) {
  const [isOpen, setIsOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const { signOut, dialog } = useSignOut(me.person.id)
  const Link = useLinkComponent()
  useEffect(() => setIsOpen(false), [path])
  useEffect(() => {
    if (!isOpen) return undefined
    const closeOutside = ({ target }: Event) => {
      if (target instanceof Node && !frame.current?.contains(target)) setIsOpen(false)
    }
    document.addEventListener('pointerdown', closeOutside)
    document.addEventListener('focusin', closeOutside)
    return () => {
      document.removeEventListener('pointerdown', closeOutside)
      document.removeEventListener('focusin', closeOutside)
    }
  }, [isOpen])
  const closeByKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !isOpen) return
    setIsOpen(false)
    button.current?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: listens for Escape from the button and the links inside
    <div css={{ position: 'relative' }} onKeyDown={closeByKey} ref={frame}>
      <button
        aria-controls="own-menu"
        aria-expanded={isOpen}
        css={buttonLook}
        onClick={() => setIsOpen(!isOpen)}
        ref={button}
        type="button"
      >
        <span css={nameLook}>{me.person.name}</span>
        <span css={narrowOnly}>Menu</span>
        <svg aria-hidden="true" focusable="false" height="12" viewBox="0 0 12 8" width="12">
          <path
            d={isOpen ? 'M1 7l5-5 5 5' : 'M1 1l5 5 5-5'}
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          />
        </svg>
      </button>
      <Box aria-label="My menu" as="nav" css={panelLook} hidden={!isOpen} id="own-menu" palette="light">
        <p css={whoLook}>
          Signed in as <strong>{me.person.name}</strong>
          {me.unit && `, ${me.unit.name}`}
        </p>
        <ul css={listLook}>
          {doorsFor(me).map(({ to, says, note, isWide }) => (
            <li css={isWide ? alsoInBar : undefined} key={to}>
              <Link
                aria-current={path === to ? 'page' : undefined}
                css={linkLook}
                href={to}
                onClick={() => setIsOpen(false)}
              >
                {says}
                {note && <span css={noteLook}>{note}</span>}
              </Link>
            </li>
          ))}
          <li>
            <button css={linkLook} onClick={() => void signOut()} type="button">
              Sign out
            </button>
          </li>
        </ul>
      </Box>
      {dialog}
    </div>
  )
}

const min = tokens.mediaQuery.min
const focusLook = { outline: '3px solid #9263de', outlineOffset: '2px' } as const
const buttonLook = {
  alignItems: 'center',
  background: 'none',
  border: 0,
  color: '#fff',
  cursor: 'pointer',
  display: 'flex',
  font: 'inherit',
  gap: '0.5rem',
  minHeight: '2.75rem',
  padding: '0 0.5rem',
  '&:focus-visible': focusLook,
  '&:hover': { textDecoration: 'underline' },
} as const
const nameLook = { display: 'none', [min.sm]: { display: 'inline' } } as const
const narrowOnly = { [min.sm]: { display: 'none' } } as const
const alsoInBar = { [min.md]: { display: 'none' } } as const
const panelLook = {
  ...{ background: boxPalette.backgroundBody, border: `1px solid ${boxPalette.border}`, borderRadius: 4 },
  boxShadow: tokens.shadow.lg,
  boxSizing: 'border-box',
  color: boxPalette.foregroundText,
  maxHeight: 'calc(100vh - 5rem)',
  overflowY: 'auto',
  position: 'absolute',
  right: 0,
  top: '100%',
  width: 'min(20rem, calc(100vw - 1.5rem))',
  zIndex: 20,
  '&[hidden]': { display: 'none' },
} as const
const whoLook = {
  ...{ borderBottom: `1px solid ${boxPalette.borderMuted}`, margin: 0, padding: '0.75rem 1rem' },
  fontSize: '0.9rem',
} as const
const listLook = { listStyle: 'none', margin: 0, padding: '0.25rem 0' } as const
const linkLook = {
  background: 'none',
  border: 0,
  boxSizing: 'border-box',
  cursor: 'pointer',
  font: 'inherit',
  color: boxPalette.foregroundAction,
  display: 'block',
  padding: '0.65rem 1rem',
  width: '100%',
  textAlign: 'left',
  textDecoration: 'none',
  '&:hover, &[aria-current]': { background: boxPalette.backgroundShade, textDecoration: 'underline' },
  '&:focus-visible': { ...focusLook, outlineOffset: '-3px' },
} as const
const noteLook = { color: boxPalette.foregroundMuted, display: 'block', fontSize: '0.85rem' } as const
